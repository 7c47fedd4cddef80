using FuzzySharp;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Screening.Bench;

/// <summary>Parties per second on one core, beside FuzzySharp over all names in the same run.</summary>
internal static class Speed
{
    /// <returns>Parties per second, a call for each.</returns>
    public static async Task<double> PrintAsync(IScreener screener, IReadOnlyList<ListSnapshot> lists, List<Party> parties)
    {
        var profile = new ScreeningProfile { Name = "speed", Version = 1, MandatoryLists = [.. lists.Select(l => l.Version.List)] };
        var cold = Environment.CpuUsage.TotalTime;
        await screener.ScreenAsync(parties, profile, CancellationToken.None);
        Console.WriteLine($"first time: {parties.Count / (Environment.CpuUsage.TotalTime - cold).TotalSeconds:0} parties per CPU second, with words never looked up before");
        var best = double.MaxValue;
        long bytes = 0;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            await screener.ScreenAsync(parties, profile, CancellationToken.None);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine($"batch: {parties.Count} parties, {parties.Count / best:0} parties per CPU second, {best / parties.Count * 1e6:0.0} us and {bytes / parties.Count} bytes each");
        var single = await PrintSingleAsync(screener, profile, parties);
        var peer = PrintPeer(lists, parties);
        Console.WriteLine($"ratio to the peer: batch {parties.Count / best / peer:0}, single {single / peer:0}");
        return single;
    }

    /// <summary>Lead by lead, as events bring them: a call for each.</summary>
    private static async Task<double> PrintSingleAsync(IScreener screener, ScreeningProfile profile, List<Party> parties)
    {
        var best = double.MaxValue;
        long bytes = 0;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            foreach (var party in parties)
            {
                await screener.ScreenAsync([party], profile, CancellationToken.None);
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine($"single: {parties.Count} calls, {parties.Count / best:0} parties per CPU second, {best / parties.Count * 1e6:0.0} us and {bytes / parties.Count} bytes each");
        return parties.Count / best;
    }

    private static double PrintPeer(IReadOnlyList<ListSnapshot> lists, List<Party> parties)
    {
        const int Few = 20;
        var names = lists.SelectMany(l => l.Entries).SelectMany(e => e.Names).Select(n => n.Text.ToUpperInvariant()).ToArray();
        var start = Environment.CpuUsage.TotalTime;
        var above = 0;
        foreach (var party in parties.Take(Few))
        {
            var name = party.Name.ToUpperInvariant();
            var best = 0;
            foreach (var listed in names)
            {
                best = Math.Max(best, Fuzz.TokenSortRatio(name, listed));
            }

            above += best >= 85 ? 1 : 0;
        }

        var speed = Few / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        Console.WriteLine($"peer: FuzzySharp TokenSortRatio over {names.Length} names, {speed:0.0} parties per CPU second ({above} of {Few} at or above 85)");
        return speed;
    }
}
