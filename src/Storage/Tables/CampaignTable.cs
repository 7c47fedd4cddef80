using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Rescreening;

namespace WorkflowConnect.Storage.Tables;

internal sealed class CampaignTable(WorkSession session) : ICampaigns
{
    public async Task<Campaign?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Campaign>(cancellationToken)).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    public Task AddAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        session.Add(campaign);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(Campaign campaign, CancellationToken cancellationToken) => session.UpdateAsync(campaign, cancellationToken);
}
