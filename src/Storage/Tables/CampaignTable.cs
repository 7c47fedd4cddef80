using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Storage.Model;

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

    public Task ChooseRecordsAsync(string campaignId, IReadOnlyList<string> records, CancellationToken cancellationToken)
    {
        session.AddAll([.. records.Chunk(ChosenRecordsRow.Length).Select((chunk, i) => new ChosenRecordsRow { CampaignId = campaignId, Number = i, Records = chunk })]);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<string>> ChosenRecordsAsync(string campaignId, int position, int count, CancellationToken cancellationToken)
    {
        var number = position / ChosenRecordsRow.Length;
        var row = await (await session.RowsAsync<ChosenRecordsRow>(cancellationToken))
            .FirstOrDefaultAsync(c => c.CampaignId == campaignId && c.Number == number, cancellationToken);
        return row is null ? [] : [.. row.Records.Skip(position % ChosenRecordsRow.Length).Take(count)];
    }

    public async Task RemoveChosenRecordsAsync(string campaignId, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<ChosenRecordsRow>().Where(c => c.CampaignId == campaignId).ExecuteDeleteAsync(cancellationToken);
}
