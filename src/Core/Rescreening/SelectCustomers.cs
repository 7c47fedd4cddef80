using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Takes the next page of customers that are due. The campaign remembers the place and the page.</summary>
public sealed class SelectCustomers(IDatabase database, ICrm crm, TimeProvider time)
{
    /// <summary>The next page as texts of record references; empty when the campaign is through.</summary>
    /// <param name="campaignId">The campaign; begun at the first call.</param>
    /// <param name="pageKey">The same key gives the same page again.</param>
    /// <param name="interval">A customer is due when the last check is at least so long ago.</param>
    /// <param name="pageSize">1 to 500.</param>
    /// <param name="trigger">Schedule, list change or manual.</param>
    /// <param name="cancellationToken">Ends the reading; the place is kept.</param>
    public async Task<IReadOnlyList<string>> NextPageAsync(
        string campaignId,
        string pageKey,
        TimeSpan interval,
        int pageSize,
        CheckTrigger trigger,
        CancellationToken cancellationToken)
    {
        var campaign = await BeginAsync(campaignId, interval, trigger, cancellationToken);
        if (campaign.LastPageKey == pageKey)
        {
            return campaign.LastPage;
        }

        while (campaign.FinishedAt is null)
        {
            var page = await crm.ReadPageAsync(RequestOf(campaign, pageSize), cancellationToken);
            campaign = After(campaign, page, pageKey);
            if (page.Records.Count > 0)
            {
                break;
            }
        }

        await database.WriteAsync(
            async (work, ct) =>
            {
                await work.Campaigns.UpdateAsync(campaign, ct);
                return true;
            },
            cancellationToken);
        return campaign.LastPageKey == pageKey ? campaign.LastPage : [];
    }

    private Task<Campaign> BeginAsync(string id, TimeSpan interval, CheckTrigger trigger, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (work, ct) =>
            {
                if (await work.Campaigns.FindAsync(id, ct) is { } running)
                {
                    return running;
                }

                var now = time.GetUtcNow();
                var campaign = new Campaign
                {
                    Id = id,
                    Trigger = trigger,
                    StartedAt = now,
                    ScreenedBefore = now - interval,
                    Kind = RecordKind.Company,
                };
                await work.Campaigns.AddAsync(campaign, ct);
                return campaign;
            },
            cancellationToken);

    private static CrmPageRequest RequestOf(Campaign campaign, int pageSize) => new()
    {
        Kind = campaign.Kind,
        Cursor = campaign.Cursor,
        PageSize = pageSize,
        ScreenedBefore = campaign.ScreenedBefore,
    };

    private Campaign After(Campaign campaign, CrmPage page, string pageKey)
    {
        var lastOfKind = page.NextCursor is null;
        return campaign with
        {
            Kind = lastOfKind ? RecordKind.Contact : campaign.Kind,
            Cursor = page.NextCursor,
            LastPageKey = pageKey,
            LastPage = [.. page.Records.Select(record => record.Ref.ToString())],
            Selected = campaign.Selected + page.Records.Count,
            FinishedAt = lastOfKind && campaign.Kind == RecordKind.Contact ? time.GetUtcNow() : null,
        };
    }
}
