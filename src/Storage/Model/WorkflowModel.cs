using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Storage.Model;

internal static class WorkflowModel
{
    public static ModelBuilder MapWorkflows(this ModelBuilder model) => model
        .Entity<WorkflowDefinitionRow>(definition =>
        {
            definition.ToTable("workflow_definitions");
            definition.HasKey(d => new { d.DefinitionId, d.Version });
            definition.Property(d => d.Id).IsRequired();
            definition.HasIndex(d => d.Id).IsUnique();

            // What the engine decides, the database enforces: one latest and at most one published version.
            definition.HasIndex(d => d.DefinitionId, "IX_workflow_definitions_latest").HasFilter("\"IsLatest\"").IsUnique();
            definition.HasIndex(d => d.DefinitionId, "IX_workflow_definitions_published").HasFilter("\"IsPublished\"").IsUnique();
        })
        .Entity<CatalogRow>(catalog =>
        {
            catalog.ToTable("workflow_catalog");
            catalog.HasKey(c => c.Id);
            catalog.Property(c => c.Id).ValueGeneratedNever();
            catalog.HasData(new CatalogRow { Id = CatalogRow.Only, ChangeNumber = 0 });
        })
        .Entity<ImportedDefinitionRow>(imported =>
        {
            imported.ToTable("workflow_imports");
            imported.HasKey(i => i.DefinitionId);
        })
        .Entity<WorkflowInstanceRow>(instance =>
        {
            instance.ToTable("workflow_instances");
            instance.HasKey(i => i.Id);
            instance.HasIndex(i => new { i.Status, i.SubStatus, i.UpdatedAt });
            instance.HasIndex(i => i.CreatedAt);
            instance.HasIndex(i => i.CorrelationId);
            instance.HasIndex(i => new { i.DefinitionId, i.CreatedAt });
            instance.HasIndex(i => i.FinishedAt);
        })
        .Entity<BookmarkRow>(bookmark =>
        {
            bookmark.ToTable("workflow_bookmarks");
            bookmark.HasKey(b => b.Id);
            bookmark.HasIndex(b => new { b.Hash, b.Name });
            bookmark.HasIndex(b => b.InstanceId);
            bookmark.HasIndex(b => b.DueAt);
        })
        .Entity<IncidentRow>(incident =>
        {
            incident.ToTable("workflow_incidents");
            incident.HasKey(i => i.Id);
            incident.HasIndex(i => new { i.InstanceId, i.OccurredAt });
            incident.HasIndex(i => i.OccurredAt);
        })
        .Entity<JournalChunk>(chunk =>
        {
            chunk.ToTable("workflow_journal");
            chunk.HasKey(c => new { c.InstanceId, c.FirstSequence });
            chunk.Property(c => c.FirstSequence).ValueGeneratedNever();
        });
}
