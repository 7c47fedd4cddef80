using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Storage.Model;

internal static class LeadModel
{
    public static ModelBuilder MapLeads(this ModelBuilder model) => model.Entity<Lead>(lead =>
    {
        lead.ToTable("leads");
        lead.HasKey(l => l.Id);
        lead.HasIndex(l => l.ReplayKey).IsUnique();
        lead.HasIndex(l => new { l.Status, l.Id });
        lead.Property(l => l.Data).AsJson();
    });
}
