using System.Globalization;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Takes the next page of customers that are due. The campaign remembers the place and the page.</summary>
public sealed class SelectCustomers(IDatabase database, ICrm crm, IIdSource ids, TimeProvider time)
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
            campaign = campaign.IsOfChosenRecords
                ? await AfterChosenAsync(campaign, pageKey, pageSize, cancellationToken)
                : After(campaign, await crm.ReadPageAsync(RequestOf(campaign, pageSize), cancellationToken), pageKey);
            if (campaign.LastPage.Count > 0)
            {
                break;
            }
        }

        IReadOnlyList<string> selected = campaign.LastPageKey == pageKey ? campaign.LastPage : [];
        await database.WriteAsync(
            async (work, ct) =>
            {
                await work.Campaigns.UpdateAsync(campaign, ct);
                if (selected.Count == 0)
                {
                    // The pages before were worked through, or nobody would ask for another one.
                    await FinishListDelta.RunAsync(work, campaign, ids, time, ct);
                }

                return true;
            },
            cancellationToken);
        return selected;
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

    private async Task<Campaign> AfterChosenAsync(Campaign campaign, string pageKey, int pageSize, CancellationToken cancellationToken)
    {
        var position = campaign.Cursor is null ? 0 : int.Parse(campaign.Cursor, CultureInfo.InvariantCulture);
        var chosen = await database.ReadAsync((work, ct) => work.Campaigns.ChosenRecordsAsync(campaign.Id, position, pageSize, ct), cancellationToken);
        var there = new List<string>(chosen.Count);
        foreach (var record in chosen)
        {
            // Deleted since it was chosen: there is nobody to check.
            if (RecordRef.TryParse(record) is { } reference && await crm.FindAsync(reference, cancellationToken) is not null)
            {
                there.Add(record);
            }
        }

        return campaign with
        {
            Cursor = (position + chosen.Count).ToString(CultureInfo.InvariantCulture),
            LastPageKey = pageKey,
            LastPage = there,
            Selected = campaign.Selected + there.Count,
            FinishedAt = chosen.Count == 0 ? time.GetUtcNow() : null,
        };
    }
}
