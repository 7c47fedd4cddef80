namespace WorkflowConnect.Core.Rescreening;

/// <summary>The table of campaigns.</summary>
public interface ICampaigns
{
    Task<Campaign?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(Campaign campaign, CancellationToken cancellationToken);

    Task UpdateAsync(Campaign campaign, CancellationToken cancellationToken);

    /// <summary>Keeps the records that a campaign is to check, in their order; once per campaign.</summary>
    Task ChooseRecordsAsync(string campaignId, IReadOnlyList<string> records, CancellationToken cancellationToken);

    /// <summary>At most so many of the chosen records from a position on; may be fewer, and is empty only behind the last.</summary>
    Task<IReadOnlyList<string>> ChosenRecordsAsync(string campaignId, int position, int count, CancellationToken cancellationToken);

    /// <summary>Forgets the chosen records of a campaign that is through.</summary>
    Task RemoveChosenRecordsAsync(string campaignId, CancellationToken cancellationToken);
}
