using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Known;
using WorkflowConnect.Core.Tests.Lists;
using WorkflowConnect.Screening.Bench;

namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>
/// A list change against a check of everybody, over the names that really are on lists and those that people really write:
/// legal forms, short words and misspellings that invented names do not have.
/// </summary>
public sealed class AffectedOnRealNamesTests
{
    private const int Shares = 8;

    [Fact]
    public void Entries_that_go_come_and_change_affect_whom_a_full_check_tells()
    {
        var data = new DataFolder(Path.GetDirectoryName(Path.GetDirectoryName(ListFixtures.Shared("lists", "all-names.tsv.gz"))!)!);
        _ = ListFixtures.Shared("eval", "queries.tsv");
        var lists = Corpus.FromRows(data.Tsv("lists/all-names.tsv.gz"));
        var profile = new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = [.. lists.Select(l => l.Version.List)] };
        Party[] parties = [.. data.Tsv("eval/queries.tsv").Skip(1).Select(row => new Party { Kind = row[3] == "Individual" ? PartyKind.Person : PartyKind.Company, Name = row[5] })];
        var known = new KnownParties();
        for (var i = 0; i < parties.Length; i++)
        {
            known.Set($"{i}", parties[i]);
        }

        var whole = ScreeningIndexBuilder.Build(lists);
        var results = Screen(whole, parties, profile);
        var (expected, lost, surplus) = (0, new List<string>(), new List<string>());
        for (var share = 0; share <= Shares; share++)
        {
            var less = ScreeningIndexBuilder.Build([.. lists.Select(l => Corpus.Snapshot(
                l.Version.List, share == Shares ? DeltaSpeed.Edited(l.Entries) : [.. l.Entries.Where((_, i) => i % Shares != share)]))]);
            var change = share % 2 == 0 ? ListChange.Between(whole, less) : ListChange.Between(less, whole);
            var affected = new AffectedParties(change, profile).Among(known, TestContext.Current.CancellationToken).ToHashSet(StringComparer.Ordinal);
            var now = Screen(less, parties, profile);
            for (var i = 0; i < parties.Length; i++)
            {
                var isAffected = results[i].Text != now[i].Text || now[i].Entries.Any(change.Entries.Contains);
                expected += isAffected ? 1 : 0;
                (isAffected && !affected.Contains($"{i}") ? lost : !isAffected && affected.Contains($"{i}") ? surplus : null)?.Add($"{share}: {parties[i].Name}: {results[i].Text} | {now[i].Text}");
            }
        }

        expected.ShouldBeGreaterThan(1_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{expected} affected");
        lost.ShouldBeEmpty();
        surplus.ShouldBeEmpty();
    }

    private static (string Text, (string List, string Id)[] Entries)[] Screen(ScreeningIndex index, Party[] parties, ScreeningProfile profile)
    {
        var results = new (string Text, (string List, string Id)[] Entries)[parties.Length];
        Parallel.ForEach(
            Enumerable.Range(0, parties.Length),
            () => new PartyScreening(new SearchWorkspace(index), profile, [], ""),
            (i, _, screening) =>
            {
                var result = screening.Screen(parties[i]);
                results[i] = (
                    result.Outcome + string.Concat(result.Matches.Select(m => $";{m.Entry.Id} {m.Score}")),
                    [.. result.Matches.Select(m => (m.Entry.List, m.Entry.Id))]);
                return screening;
            },
            _ => { });
        return results;
    }
}
