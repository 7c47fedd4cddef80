using Microsoft.EntityFrameworkCore;

namespace WorkflowConnect.Storage.Model;

/// <summary>The one model of both databases; what differs between them is how a time and a text column are stored.</summary>
internal abstract class WorkContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The writer's context: it sets its own savepoints, and a change is always said, never guessed.</summary>
    public WorkContext ForWriting()
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        Database.AutoSavepointsEnabled = false;
        return this;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder
        .MapLeads()
        .MapChecks()
        .MapLedger()
        .MapCrm()
        .MapCampaigns()
        .MapAccess()
        .MapSchedules()
        .MapWorkflows();
}
