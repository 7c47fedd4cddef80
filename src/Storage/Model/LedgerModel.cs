using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Storage.Model;

internal static class LedgerModel
{
    public static ModelBuilder MapLedger(this ModelBuilder model) => model
        .Entity<LedgerEntry>(entry =>
        {
            entry.ToTable("ledger");
            entry.HasKey(e => e.Sequence);
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.HasIndex(e => e.Key).IsUnique();
            entry.HasIndex(e => new { e.NumberSeries, e.Number }).IsUnique();
        })
        .Entity<LedgerHeadRow>(head =>
        {
            head.ToTable("ledger_head");
            head.HasKey(h => h.Id);
            head.Property(h => h.Id).ValueGeneratedNever();
            head.HasData(new LedgerHeadRow { Id = LedgerHeadRow.OnlyId, Sequence = LedgerHead.Empty.Sequence, Hash = LedgerHead.Empty.Hash });
        })
        .Entity<LedgerNumberRow>(number =>
        {
            number.ToTable("ledger_numbers");
            number.HasKey(n => n.Series);
        });
}
