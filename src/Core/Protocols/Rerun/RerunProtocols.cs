using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Protocols;

/// <summary>
/// Makes the match of every protocol again, on the list versions and the profile that it names, and compares the result to
/// the last digit. The ledger is read twice: first it is only sorted out which protocols share lists and profile, so that
/// an index is built once for each such group; then group by group the protocols are read and their matches made.
/// </summary>
public sealed class RerunProtocols(IDatabase database, ListLibrary library, TimeProvider time)
{
    private const int Page = 500;
    private const int MostShown = 100;

    /// <summary>From this schema on a protocol keeps what went to the matcher.</summary>
    private static readonly Version FirstWithInput = new(1, 1);

    /// <summary>Reads only; what is appended meanwhile is for the next time.</summary>
    public async Task<RerunReport> RunAsync(CancellationToken cancellationToken)
    {
        var tally = new Tally();
        var plan = new RerunPlan(FirstWithInput);
        await PlanAsync(plan, tally, cancellationToken);
        var snapshots = new KeptSnapshots(library);
        foreach (var group in plan.Groups)
        {
            await RunGroupAsync(group, plan, snapshots, tally, cancellationToken);
        }

        return new RerunReport
        {
            Engine = MatcherVersion.Current,
            Same = tally.Same,
            WithoutMatch = plan.WithoutMatch,
            ByOtherEngine = plan.ByOtherEngine,
            OfOlderSchema = plan.OfOlderSchema,
            Erased = plan.Erased,
            FindingCount = snapshots.Damaged.Count + tally.Findings.Count,
            Findings =
            [
                .. snapshots.Damaged.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => new RerunFinding($"list version {d.Key}", 0, d.Value))
                    .Concat(tally.Findings.OrderBy(f => f.LedgerSequence))
                    .Take(MostShown),
            ],
        };
    }

    private async Task PlanAsync(RerunPlan plan, Tally tally, CancellationToken cancellationToken)
    {
        var after = 0L;
        while (await database.ReadAsync((work, ct) => work.Ledger.ReadAsync(after, Page, ct), cancellationToken) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                if (plan.Take(entry) is { } finding)
                {
                    tally.Findings.Add(finding);
                }
            }

            after = entries[^1].Sequence;
        }
    }

    private async Task RunGroupAsync(RerunGroup group, RerunPlan plan, KeptSnapshots snapshots, Tally tally, CancellationToken cancellationToken)
    {
        if (!plan.Profiles.TryGetValue(group.ProfileSha256, out var profile))
        {
            Blame(group, tally, $"The ledger keeps no profile with the hash {group.ProfileSha256}.");
            return;
        }

        if (await snapshots.LoadAsync(group.Lists, cancellationToken) is not { } lists)
        {
            Blame(group, tally, "A list version that it was compared with is missing or damaged; see the list versions named.");
            return;
        }

        var holder = new ScreeningIndexHolder();
        holder.Replace(WithHouse(lists));

        // Whether the lists were young enough was decided then; the protocol says how old they were.
        var screener = new BuiltInScreener(holder, new Confirmed(time), time);
        foreach (var sequences in group.Sequences.Chunk(Page))
        {
            foreach (var sequence in sequences)
            {
                var (entry, _) = await database.ReadAsync(
                    async (work, ct) => ((await work.Ledger.ReadAsync(sequence - 1, 1, ct)).Single(), true), cancellationToken);
                var protocol = RecordedProtocol.Read(entry);
                if (await DifferenceAsync(protocol, screener, profile, plan, cancellationToken) is { } difference)
                {
                    tally.Findings.Add(new RerunFinding(protocol.Number, protocol.Sequence, difference));
                }
                else
                {
                    tally.Same++;
                }
            }
        }
    }

    /// <summary>A house list in which nobody had entered anything was not compared with, and so is not named; it was not missing either.</summary>
    private static IReadOnlyList<ListSnapshot> WithHouse(IReadOnlyList<ListSnapshot> lists) => lists.Any(l => l.Version.List == ListCodes.House)
        ? lists
        : [.. lists, new ListSnapshot(new ListVersion { List = ListCodes.House, Sha256 = "", FetchedAt = default, EntryCount = 0, NameCount = 0, Source = "" }, [])];

    private static async Task<string?> DifferenceAsync(
        RecordedProtocol protocol, BuiltInScreener screener, ScreeningProfile profile, RerunPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            var parties = protocol.Subjects.Select(RecordedProtocol.InputOf).ToArray();
            var results = await screener.ScreenAsync(parties, profile with { MaximumMatches = int.MaxValue }, cancellationToken);
            var several = results.Count > 1;
            var result = ProtocolResult.Of(CheckOutcome.GravestOf(protocol.Subjects.Select(RecordedProtocol.OutcomeOf)), protocol.Verdict);
            return result != protocol.Result ? $"result: recorded {protocol.Result}, its outcome and decision say {result}" : protocol.Subjects
                .Select((subject, i) => RerunPlan.IsWithoutMatch(subject) ? null : (MatchComparison.FirstDifference(subject, results[i], profile.MaximumMatches) ?? plan.ClearanceProblem(subject, protocol.Sequence)) is { } found
                    ? several ? $"subject {i + 1}, {found}" : found
                    : null)
                .FirstOrDefault(found => found is not null);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return "its recorded match cannot be read";
        }
    }

    private static void Blame(RerunGroup group, Tally tally, string what) =>
        tally.Findings.AddRange(group.Protocols.Zip(group.Sequences).Select(p => new RerunFinding(p.First, p.Second, what)));

    private sealed class Tally
    {
        public int Same { get; set; }

        public List<RerunFinding> Findings { get; } = [];
    }

    private sealed class Confirmed(TimeProvider time) : IListFreshness
    {
        public DateTimeOffset? ConfirmedAt(string list) => time.GetUtcNow();
    }
}
