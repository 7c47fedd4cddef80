using System.Diagnostics;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Known;

namespace WorkflowConnect.Screening.Bench;

/// <summary>A change of 500 entries against a million known parties.</summary>
internal static class DeltaSpeed
{
    private const int Changed = 500;

    public static void Print(DataFolder? folder, IReadOnlyList<ListSnapshot> lists, int parties)
    {
        var known = new KnownParties();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        foreach (var (party, i) in Population.Of(folder, parties).Select((p, i) => (p, i)))
        {
            known.Set($"builtIn/contact/{i}", party);
        }

        Console.WriteLine($"known parties: {parties}, taken up in {watch.Elapsed.TotalSeconds:0.0} s, {(GC.GetTotalMemory(forceFullCollection: true) - memory) / 1048576.0:0} MB");
        var changed = lists.Select(l => Corpus.Snapshot(l.Version.List, Edited(l.Entries))).ToList();
        var before = ScreeningIndexBuilder.Build(lists);
        ScreeningIndexBuilder.Build(changed);
        var profile = new ScreeningProfile { Name = "bench", Version = 1, MandatoryLists = [.. lists.Select(l => l.Version.List)] };
        for (var round = 0; round < 3; round++)
        {
            watch.Restart();
            var after = ScreeningIndexBuilder.Build(changed, before);
            var built = watch.Elapsed;
            var change = ListChange.Between(before, after);
            var compared = watch.Elapsed;
            var affected = new AffectedParties(change, profile).Among(known, CancellationToken.None);
            Console.WriteLine($"list change: {change.Entries.Count} entries changed, {change.Touched.Entries.Length} touched, {affected.Count} parties affected; index {built.TotalSeconds:0.00} s, comparison {(compared - built).TotalSeconds:0.00} s, parties {(watch.Elapsed - compared).TotalSeconds:0.00} s");
        }

        PrintFull(before, ScreeningIndexBuilder.Build(changed), profile, folder);
    }

    /// <summary>The other way: everybody again, against both states; a hundredth of them, times a hundred.</summary>
    private static void PrintFull(ScreeningIndex before, ScreeningIndex after, ScreeningProfile profile, DataFolder? folder)
    {
        var some = Population.Of(folder, 10_000).ToArray();
        var watch = Stopwatch.StartNew();
        var (then, now) = (new PartyScreening(before.Workspaces.Rent(), profile, [], ""), new PartyScreening(after.Workspaces.Rent(), profile, [], ""));
        var other = some.Count(p => then.Screen(p).Outcome != now.Screen(p).Outcome);
        Console.WriteLine($"peer: all of them checked on both states would take {watch.Elapsed.TotalSeconds * 50:0} s on two cores ({other} of {some.Length} with another outcome)");
    }

    /// <summary>Every so many entries: one gone, one renamed, one with another alias.</summary>
    internal static List<ListEntry> Edited(IReadOnlyList<ListEntry> entries)
    {
        var step = Math.Max(3, 38_146 / Changed);
        var edited = new List<ListEntry>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            switch (i % step == 1 ? (i / step) % 3 : 3)
            {
                case 0:
                    break;
                case 1:
                    edited.Add(entry with { Names = [entry.Names[0] with { Text = Turned(entries[(i + 7) % entries.Count].Names[0].Text) }] });
                    break;
                case 2:
                    edited.Add(entry with { Names = [.. entry.Names, entry.Names[0] with { Text = Turned(entries[(i + 5) % entries.Count].Names[0].Text) }] });
                    break;
                default:
                    edited.Add(entry);
                    break;
            }
        }

        return edited;
    }

    private static string Turned(string name) => string.Join(' ', name.Split(' ').Reverse());
}
