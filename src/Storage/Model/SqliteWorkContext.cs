using Microsoft.EntityFrameworkCore;

namespace WorkflowConnect.Storage.Model;

/// <summary>The model on SQLite.</summary>
internal sealed class SqliteWorkContext(DbContextOptions<SqliteWorkContext> options) : WorkContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeAsText>();
    }
}
