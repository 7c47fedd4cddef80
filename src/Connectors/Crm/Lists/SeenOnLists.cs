using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>
/// Who was put, or seen, on a list, where the newsletter tool forgets who has left: somebody who was on it and is not now has opted
/// out. Only hashes are kept, until the person is erased.
/// </summary>
internal sealed class SeenOnLists(string connection, IDatabase database, TimeProvider time)
{
    public Task<bool> WasOnAsync(string email, string list, CancellationToken cancellationToken) =>
        database.ReadAsync(async (work, ct) => await work.CrmBindings.FindAsync(connection, Key(email, list), ct) is not null, cancellationToken);

    public async Task NoteAsync(string email, string list, string owner, CancellationToken cancellationToken)
    {
        if (!await WasOnAsync(email, list, cancellationToken))
        {
            var seen = new CrmBinding { Connection = connection, Key = Key(email, list), Reference = Person(email), Owner = owner, At = time.GetUtcNow() };
            await database.WriteAsync(
                async (work, ct) =>
                {
                    await work.CrmBindings.SetAsync(seen, ct);
                    return true;
                },
                cancellationToken);
        }
    }

    public Task ForgetAsync(string email, CancellationToken cancellationToken) =>
        database.WriteAsync((work, ct) => work.CrmBindings.RemoveOfAsync(connection, Person(email), ct), cancellationToken);

    private static string Key(string email, string list) => $"seen:{Sha256Hex.Of($"{email}\n{list}")}";

    /// <summary>Of its own: what <see cref="AskedToConfirm"/> forgets is not this.</summary>
    private static string Person(string email) => $"listed:{Sha256Hex.Of(email)}";
}
