namespace WorkflowConnect.Core.Rescreening;

/// <summary>The table of campaigns.</summary>
public interface ICampaigns
{
    Task<Campaign?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(Campaign campaign, CancellationToken cancellationToken);

    Task UpdateAsync(Campaign campaign, CancellationToken cancellationToken);
}
