using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Rescreening;

namespace WorkflowConnect.Storage.Model;

internal static class CampaignModel
{
    public static ModelBuilder MapCampaigns(this ModelBuilder model) => model.Entity<Campaign>(campaign =>
    {
        campaign.ToTable("campaigns");
        campaign.HasKey(c => c.Id);
        campaign.Property(c => c.LastPage).AsJson();
    });
}
