using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Storage.Model;

internal static class CheckModel
{
    public static ModelBuilder MapChecks(this ModelBuilder model) => model
        .Entity<Check>(check =>
        {
            check.ToTable("checks");
            check.HasKey(c => c.Id);
            check.HasIndex(c => c.LeadId);
            check.Property(c => c.Workflow).AsJson();
            check.Property(c => c.Profile).AsJson();
            check.Property(c => c.Subjects).AsJson();
            check.Property(c => c.Previous).AsJson();
        })
        .Entity<Review>(review =>
        {
            review.ToTable("reviews");
            review.HasKey(r => r.Id);
            review.HasIndex(r => r.CheckId).IsUnique();
            review.HasIndex(r => new { r.Status, r.DeliveredAt });
            review.HasIndex(r => r.Record);
            review.Property(r => r.Votes).AsJson();
        })
        .Entity<Clearance>(clearance =>
        {
            clearance.ToTable("clearances");
            clearance.HasKey(c => c.Id);
            clearance.HasIndex(c => c.SubjectKey);
            clearance.HasIndex(c => c.Record);
            clearance.HasIndex(c => new { c.Status, c.ValidUntil });
            clearance.Property(c => c.Subject).AsJson();
            clearance.Property(c => c.Entry).AsJson();
            clearance.Property(c => c.ProfileContent).AsJson();
        })
        .Entity<Protocol>(protocol =>
        {
            protocol.ToTable("protocols");
            protocol.HasKey(p => p.Number);
            protocol.HasIndex(p => p.CheckId).IsUnique();
            protocol.HasIndex(p => p.LedgerSequence).IsUnique();
        })
        .Entity<ContentRow>(content =>
        {
            content.ToTable("contents");
            content.HasKey(c => c.Key);
        });
}
