using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// Our own keys for what lies in a connected CRM. Two workers that write the same party at the same time share a match key,
/// and the second waits until the first has bound it; a write whose end nobody knows is found again by its own key.
/// </summary>
internal sealed class Reservations(string connection, IDatabase database, TimeProvider time)
{
    /// <summary>After so long the holder of a key has crashed; whoever comes next looks the record up first.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Takes all keys as soon as they are free.</summary>
    /// <param name="keys">Match keys of one party.</param>
    /// <param name="owner">Idempotency key of the write.</param>
    /// <param name="busy">What to say when they stay taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="VendorTrouble">They stay taken; to be tried again later.</exception>
    public async Task<Taken> WaitAsync(IReadOnlyList<string> keys, string owner, string busy, CancellationToken cancellationToken)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            if (await TakeAsync(keys, owner, cancellationToken) is { } taken)
            {
                return taken;
            }

            if (time.GetElapsedTime(begun) > LongestWait)
            {
                throw new VendorTrouble(WriteStatus.Retryable, busy, Pause);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Takes all keys, or none.</summary>
    /// <param name="keys">Match keys of one party.</param>
    /// <param name="owner">Idempotency key of the write.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null while another write holds one of them; else what the keys point to, and whether this write has begun before.</returns>
    public Task<Taken?> TakeAsync(IReadOnlyList<string> keys, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        async (work, ct) =>
        {
            var now = time.GetUtcNow();
            var (references, hasBegun) = (new List<string>(), false);
            foreach (var key in keys)
            {
                await work.LockAsync($"crm-binding/{connection}/{key}", ct);
                if (await work.CrmBindings.FindAsync(connection, key, ct) is not { } known)
                {
                    continue;
                }

                if (known.Reference is { } reference)
                {
                    references.Add(reference);
                }
                else if (known.Owner != owner && now - known.At < Stale)
                {
                    return null;
                }

                // A crashed write of somebody else may have created the record just as one of ours.
                hasBegun |= known.Reference is null;
            }

            foreach (var key in keys)
            {
                if (await work.CrmBindings.FindAsync(connection, key, ct) is not { Reference: not null })
                {
                    await work.CrmBindings.SetAsync(new CrmBinding { Connection = connection, Key = key, Owner = owner, At = now }, ct);
                }
            }

            return new Taken([.. references.Distinct(StringComparer.Ordinal)], hasBegun);
        },
        cancellationToken);

    /// <summary>Points the keys at what was written.</summary>
    public Task BindAsync(IReadOnlyList<string> keys, string owner, string reference, CancellationToken cancellationToken) => database.WriteAsync(
        async (work, ct) =>
        {
            foreach (var key in keys)
            {
                await work.CrmBindings.SetAsync(
                    new CrmBinding { Connection = connection, Key = key, Owner = owner, Reference = reference, At = time.GetUtcNow() }, ct);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Gives up keys that point nowhere: nothing was written.</summary>
    public Task ReleaseAsync(IReadOnlyList<string> keys, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        async (work, ct) =>
        {
            foreach (var key in keys)
            {
                if (await work.CrmBindings.FindAsync(connection, key, ct) is { Reference: null } known && known.Owner == owner)
                {
                    await work.CrmBindings.RemoveAsync(connection, key, ct);
                }
            }

            return true;
        },
        cancellationToken);

    /// <summary>Forgets all keys of a record.</summary>
    public Task<int> ForgetAsync(string reference, CancellationToken cancellationToken) =>
        database.WriteAsync((work, ct) => work.CrmBindings.RemoveOfAsync(connection, reference, ct), cancellationToken);

    /// <param name="References">The CRM's ids that the keys point to.</param>
    /// <param name="HasBegun">An earlier try may have written.</param>
    public sealed record Taken(IReadOnlyList<string> References, bool HasBegun);
}
