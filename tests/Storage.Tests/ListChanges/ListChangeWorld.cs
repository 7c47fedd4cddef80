using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Storage.Tests.Decisions;

namespace WorkflowConnect.Storage.Tests.ListChanges;

/// <summary>Three customers of a node that follows list changes, on a real database.</summary>
internal sealed class ListChangeWorld : ISecretCipher
{
    private readonly IDatabase _database;
    private readonly IIdSource _ids;
    private readonly string _folder;
    private int _pages;

    public ListChangeWorld(IDatabase database, IIdSource ids, string folder)
    {
        (_database, _ids, _folder) = (database, ids, folder);
        Decisions = new DecisionWorld(database, ids);
        Anton = Customer("1", "Anton", "Aalsmeer");
        Berta = Customer("2", "Berta", "Brockdorff");
        Clara = Customer("3", "Clara", "Castellano");
        (Keep, Find) = (NewKeep(), NewFind());
    }

    public DecisionWorld Decisions { get; }

    public RecordRef Anton { get; }

    public RecordRef Berta { get; }

    public RecordRef Clara { get; }

    public KeepKnownParties Keep { get; private set; }

    public FindListDelta Find { get; private set; }

    public string File => Path.Combine(_folder, "known-parties.bin");

    private RecordListDelta Record => new(_database, _ids, Decisions);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Encrypt(string value) => "sealed " + value;

    public string Decrypt(string cipher) => cipher.StartsWith("sealed ", StringComparison.Ordinal) ? cipher[7..] : throw new InvalidOperationException("Other keys.");

    public RecordRef Customer(string id, string given, string family) => Decisions.Customers.Put(id, ("givenName", given), ("familyName", family));

    /// <summary>Puts a version of the UN list in use.</summary>
    public void Publish(int version, params string[] names) => Decisions.Lists.Replace(
    [
        new ListSnapshot(
            new ListVersion
            {
                List = "UN",
                Sha256 = version.ToString("x64", CultureInfo.InvariantCulture),
                FetchedAt = Decisions.Now,
                EntryCount = names.Length,
                NameCount = names.Length,
                Source = "test",
            },
            [.. names.Select(name => DecisionWorld.Entry(name, name))]),
    ]);

    /// <summary>The process ends without notice and starts again.</summary>
    public async Task RestartAsync()
    {
        (Keep, Find) = (NewKeep(), NewFind());
        await Keep.OpenAsync(Token);
    }

    public async Task CollectAsync()
    {
        await Keep.CollectAsync(Token);
        (await Keep.FollowAsync(Token)).ShouldBeEmpty();
    }

    public Task<ListDelta?> LookAsync() => Find.RunAsync(Keep.Parties, Token);

    public Task<bool> LateAsync(IReadOnlyList<NewlyKnown> newlyKnown, ListDelta? found = null) =>
        new CheckLateCustomers(_database, Record, _ids, Decisions, NullLogger<CheckLateCustomers>.Instance).RunAsync(newlyKnown, found, Token);

    public Task<ListDelta?> RecordAsync(ListDelta delta, string? previousId) => Record.RunAsync(delta, previousId, [], Token);

    /// <summary>What the workflow does: takes page after page until there is none.</summary>
    public async Task<IReadOnlyList<string>> WorkThroughAsync(ListDelta delta)
    {
        var all = new List<string>();
        var select = new SelectCustomers(_database, Decisions.Customers, _ids, Decisions);
        while (await select.NextPageAsync(delta.Id, $"page-{_pages++}", TimeSpan.Zero, 1, CheckTrigger.ListChange, Token) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }

    public Task<ListDelta?> StoredAsync(string id) => _database.ReadAsync((work, ct) => work.ListDeltas.FindAsync(id, ct), Token);

    public Task<string[]> FactsAsync() => _database.ReadAsync(
        async (work, ct) => (await work.Ledger.ReadAsync(0, 1_000, ct)).Where(e => e.Kind.StartsWith("list-change", StringComparison.Ordinal)).Select(e => $"{e.Kind} {e.Payload}").ToArray(),
        Token);

    private KeepKnownParties NewKeep() => new(
        _database, Decisions.Customers, this, Options.Create(new KnownPartiesOptions { File = File }), Decisions, NullLogger<KeepKnownParties>.Instance);

    private FindListDelta NewFind() => new(
        _database,
        new ListLibrary(Options.Create(new ListsOptions { Folder = Path.Combine(_folder, "lists") })),
        Decisions.Lists,
        Decisions,
        Record,
        _ids,
        Decisions,
        NullLogger<FindListDelta>.Instance);
}
