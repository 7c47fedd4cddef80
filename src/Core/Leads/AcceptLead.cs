using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Leads;

/// <summary>Makes a lead durable. A replay is recognised by its key and gets the lead that is there already.</summary>
public sealed class AcceptLead(IDatabase database, IIdSource ids, TimeProvider time)
{
    /// <summary>
    /// The same content again within this time is a replay; later it is somebody who signs up anew. A key given by
    /// the caller never expires.
    /// </summary>
    private static readonly TimeSpan ContentWindow = TimeSpan.FromHours(24);

    /// <summary>The lead is on disk when the task completes.</summary>
    /// <param name="source">Key of the source.</param>
    /// <param name="idempotencyKey">The caller's key, or null: then the content decides.</param>
    /// <param name="contentSha256">Lower-case hex SHA-256 of the content.</param>
    /// <param name="data">What was sent.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public Task<AcceptedLead> RunAsync(
        string source,
        string? idempotencyKey,
        string contentSha256,
        LeadData data,
        CancellationToken cancellationToken)
    {
        var lead = new Lead
        {
            Id = ids.NewId(),
            Source = source,
            ReplayKey = idempotencyKey is null
                ? ContentPrefix(source) + contentSha256
                : $"{source}:key:{Sha256Hex.Of(idempotencyKey)}",
            ContentSha256 = contentSha256,
            ReceivedAt = time.GetUtcNow(),
            Status = LeadStatus.Received,
            InstanceId = ids.NewId(),
            Data = data,
        };
        return database.WriteAsync((work, ct) => AddAsync(work, lead, ct), cancellationToken);
    }

    private static async Task<AcceptedLead> AddAsync(IWork work, Lead lead, CancellationToken cancellationToken)
    {
        if (await work.Leads.FindByReplayKeyAsync(lead.ReplayKey, cancellationToken) is { } known)
        {
            if (!IsOutdated(known, lead))
            {
                return new AcceptedLead(known, known.ContentSha256 == lead.ContentSha256 ? Acceptance.Replayed : Acceptance.KeyReused);
            }

            await work.Leads.UpdateAsync(known with { ReplayKey = $"{known.ReplayKey}:{known.Id}" }, cancellationToken);
        }

        await work.Leads.AddAsync(lead, cancellationToken);
        return new AcceptedLead(lead, Acceptance.New);
    }

    private static bool IsOutdated(Lead known, Lead lead) =>
        known.ReplayKey.StartsWith(ContentPrefix(lead.Source), StringComparison.Ordinal)
        && lead.ReceivedAt - known.ReceivedAt > ContentWindow;

    private static string ContentPrefix(string source) => $"{source}:content:";
}
