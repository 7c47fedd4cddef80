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
        })
        .Entity<WorkflowInstanceRow>(instance =>
        {
            instance.ToTable("workflow_instances");
            instance.HasKey(i => i.Id);
            instance.HasIndex(i => new { i.Status, i.SubStatus, i.UpdatedAt });
            instance.HasIndex(i => i.CreatedAt);
            instance.HasIndex(i => i.CorrelationId);
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
        .Entity<JournalRow>(entry =>
        {
            entry.ToTable("workflow_journal");
            entry.HasKey(e => new { e.InstanceId, e.Sequence });
            entry.Property(e => e.Sequence).ValueGeneratedNever();
        });
}
