using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>Lists of a few invented entries, a clock that stands still, and the screener over them.</summary>
internal sealed class ListedWorld
{
    public static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, List<ListEntry>> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<ListVersion, ListVersion>> changes = new(StringComparer.Ordinal);

    public StandingClock Clock { get; } = new(Now);

    public KnownFreshness Freshness { get; } = new();

    public ScreeningProfile Profile { get; set; } = new() { Name = "test", Version = 1, MandatoryLists = ["EU"] };

    public ListedWorld Person(string name, string list = "EU", params string[] aliases) => Entry(EntryKind.Person, name, list, aliases);

    public ListedWorld Organisation(string name, string list = "EU", params string[] aliases) => Entry(EntryKind.Organisation, name, list, aliases);

    public ListedWorld Entry(EntryKind kind, string name, string list, params string[] aliases) => Add(new ListEntry
    {
        List = list,
        Id = $"{list}.{entries.GetValueOrDefault(list)?.Count ?? 0}",
        Kind = kind,
        Names = [.. aliases.Prepend(name).Select((n, i) => new ListedName { Text = n, Script = "Zyyy", Role = i == 0 ? NameRole.Primary : NameRole.Alias })],
    });

    public ListedWorld Add(ListEntry entry)
    {
        (entries.TryGetValue(entry.List, out var list) ? list : entries[entry.List] = []).Add(entry);
        return this;
    }

    public ListedWorld EmptyList(string list)
    {
        entries[list] = [];
        return this;
    }

    public ListedWorld Version(string list, Func<ListVersion, ListVersion> change)
    {
        changes[list] = change;
        return this;
    }

    public IReadOnlyList<ListSnapshot> Snapshots() =>
    [
        .. entries.Select(e =>
        {
            var version = new ListVersion
            {
                List = e.Key,
                Sha256 = new string('a', 64),
                FetchedAt = Now,
                EntryCount = e.Value.Count,
                NameCount = e.Value.Sum(x => x.Names.Count),
                Source = "test",
            };
            return new ListSnapshot(changes.TryGetValue(e.Key, out var change) ? change(version) : version, e.Value);
        }),
    ];

    public async Task<IReadOnlyList<ScreeningResult>> ScreenAsync(params Party[] parties)
    {
        var holder = new ScreeningIndexHolder();
        holder.Replace(Snapshots());
        return await new BuiltInScreener(holder, Freshness, Clock).ScreenAsync(parties, Profile, TestContext.Current.CancellationToken);
    }

    public async Task<ScreeningResult> PersonAsync(string name) => (await ScreenAsync(new Party { Kind = PartyKind.Person, Name = name }))[0];

    public async Task<ScreeningResult> CompanyAsync(string name) => (await ScreenAsync(new Party { Kind = PartyKind.Company, Name = name }))[0];
}
