namespace WorkflowConnect.Core.Leads;

/// <summary>The table of leads.</summary>
public interface ILeads
{
    Task<Lead?> FindAsync(string id, CancellationToken cancellationToken);

    Task<Lead?> FindByReplayKeyAsync(string replayKey, CancellationToken cancellationToken);

    Task AddAsync(Lead lead, CancellationToken cancellationToken);

    Task UpdateAsync(Lead lead, CancellationToken cancellationToken);

    /// <summary>Leads with status Received, or NotScreened whose retry is due, oldest first, with an id greater than <paramref name="afterId"/>.</summary>
    Task<IReadOnlyList<Lead>> PendingAsync(DateTimeOffset now, string? afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Newest first, for the console; <paramref name="beforeId"/> pages on.</summary>
    Task<IReadOnlyList<Lead>> LatestAsync(string? beforeId, int limit, CancellationToken cancellationToken);
}
