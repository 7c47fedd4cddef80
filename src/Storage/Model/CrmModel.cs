using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;

namespace WorkflowConnect.Storage.Model;

internal static class CrmModel
{
    /// <summary>Shadow column that keeps the order in which journal entries were written.</summary>
    public const string Position = "Position";

    public static ModelBuilder MapCrm(this ModelBuilder model) => model
        .MapRecords()
        .Entity<CrmJournalEntry>(entry =>
        {
            entry.ToTable("crm_journal");
            entry.Property<long>(Position).ValueGeneratedOnAdd();
            entry.HasKey(Position);
            entry.HasIndex(e => e.IdempotencyKey).IsUnique();
            entry.HasIndex(e => e.CheckId);
            entry.Property(e => e.Outcome).AsJson();
        })
        .Entity<CrmBinding>(binding =>
        {
            binding.ToTable("crm_bindings");
            binding.HasKey(b => new { b.Connection, b.Key });
            binding.HasIndex(b => new { b.Connection, b.Reference });
        })
        .Entity<CrmReceiptRow>(receipt =>
        {
            receipt.ToTable("crm_receipts");
            receipt.HasKey(r => r.IdempotencyKey);
            receipt.Property(r => r.Outcome).AsJson();
        })
        .Entity<CrmMemberRow>(member =>
        {
            member.ToTable("crm_list_members");
            member.HasKey(m => new { m.List, m.Contact });
            member.HasIndex(m => m.Contact);
        })
        .Entity<CrmDocument>(document =>
        {
            document.ToTable("crm_documents");
            document.HasKey(d => d.Id);
            document.HasIndex(d => d.Sha256);
            document.Property(d => d.Records).AsJson();
        })
        .Entity<CrmActivity>(activity =>
        {
            activity.ToTable("crm_activities");
            activity.HasKey(a => a.Id);
            activity.Property(a => a.Records).AsJson();
        })
        .Entity<CrmLinkRow>(link =>
        {
            link.ToTable("crm_links");
            link.HasKey(l => new { l.Record, l.ItemId });
        });

    private static ModelBuilder MapRecords(this ModelBuilder model) => model
        .Entity<CrmRecordRow>(record =>
        {
            record.ToTable("crm_records");
            record.HasKey(r => new { r.Kind, r.Id });
            record.HasIndex(r => new { r.Kind, r.SortName, r.Id });
            record.HasIndex(r => r.CompanyId);
            record.Property(r => r.Fields).AsJson();
        })
        .Entity<CrmMatchKeyRow>(key =>
        {
            key.ToTable("crm_match_keys");
            key.HasKey(k => new { k.Kind, k.Key, k.RecordId });
            key.HasIndex(k => new { k.Kind, k.RecordId });
        });
}
