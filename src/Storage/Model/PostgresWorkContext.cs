using Microsoft.EntityFrameworkCore;

namespace WorkflowConnect.Storage.Model;

/// <summary>The model on PostgreSQL.</summary>
internal sealed class PostgresWorkContext(DbContextOptions<PostgresWorkContext> options) : WorkContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeAsUtc>();

        // Keyset paging compares ids by their bytes; a language's collation would order them otherwise than SQLite does.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
