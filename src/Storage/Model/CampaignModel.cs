using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Rescreening;

namespace WorkflowConnect.Storage.Model;

internal static class CampaignModel
{
    public static ModelBuilder MapCampaigns(this ModelBuilder model) => model
        .Entity<Campaign>(campaign =>
        {
            campaign.ToTable("campaigns");
            campaign.HasKey(c => c.Id);
            campaign.Property(c => c.LastPage).AsJson();
        })
        .Entity<ChosenRecordsRow>(chosen =>
        {
            chosen.ToTable("campaign_records");
            chosen.HasKey(c => new { c.CampaignId, c.Number });
            chosen.Property(c => c.Records).AsJson();
        })
        .Entity<ListDelta>(delta =>
        {
            delta.ToTable("list_changes");
            delta.HasKey(d => d.Id);
            delta.HasIndex(d => d.Number).IsUnique();
            delta.Property(d => d.Before).AsJson();
            delta.Property(d => d.After).AsJson();
        });
}
