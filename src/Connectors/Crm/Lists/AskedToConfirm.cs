using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>
/// Whom a newsletter tool has asked to confirm, where it does not show that: nobody is asked twice a day, however often a form
/// is sent in somebody's name. Only hashes are kept, until the person is erased.
/// </summary>
internal sealed class AskedToConfirm(string connection, IDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    public Task<bool> IsRecentAsync(string email, string list, CancellationToken cancellationToken) => database.ReadAsync(
        async (work, ct) => await work.CrmBindings.FindAsync(connection, Key(email, list), ct) is { } asked && time.GetUtcNow() - asked.At < Rest,
        cancellationToken);

    public Task NoteAsync(string email, string list, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        async (work, ct) =>
        {
            var asked = new CrmBinding { Connection = connection, Key = Key(email, list), Reference = Person(email), Owner = owner, At = time.GetUtcNow() };
            await work.CrmBindings.SetAsync(asked, ct);
            return true;
        },
        cancellationToken);

    public Task ForgetAsync(string email, CancellationToken cancellationToken) =>
        database.WriteAsync((work, ct) => work.CrmBindings.RemoveOfAsync(connection, Person(email), ct), cancellationToken);

    private static string Key(string email, string list) => $"asked:{Sha256Hex.Of($"{email}\n{list}")}";

    private static string Person(string email) => $"person:{Sha256Hex.Of(email)}";
}
