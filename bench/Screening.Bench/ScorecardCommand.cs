using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Screening.Bench;

/// <summary>Measures the scorecard, and writes it or compares it with the one that was written.</summary>
internal static class ScorecardCommand
{
    /// <summary>Leaves a table of the matcher out.</summary>
    public const string Without = "--without";

    /// <summary>0: measured (and no worse than before); 1: a figure fell; 2: nothing could be measured.</summary>
    public static async Task<int> RunAsync(DataFolder? folder, IReadOnlyList<ListSnapshot> lists, string[] args)
    {
        if (folder is null)
        {
            Console.Error.WriteLine("The evaluation data is not here: nothing measured.");
            return 2;
        }

        if (args.Contains(Without) && (args.Contains("--write") || args.Contains("--check")))
        {
            Console.Error.WriteLine("A scorecard without a table is no scorecard of the product: it is neither written nor compared.");
            return 2;
        }

        var figures = await new Scorecard(folder, lists).MeasureAsync(After(args, "--dump"));
        Console.Write(ScorecardFile.Table(figures));
        if (After(args, "--write") is { } target)
        {
            await File.WriteAllTextAsync(target, ScorecardFile.Text(figures));
        }

        if (After(args, "--check") is { } known)
        {
            var fallen = ScorecardFile.Fallen(await File.ReadAllTextAsync(known), figures);
            foreach (var sentence in fallen)
            {
                Console.Error.WriteLine(sentence);
            }

            return fallen.Count == 0 ? 0 : 1;
        }

        return 0;
    }

    private static string? After(string[] args, string option) => args.SkipWhile(a => a != option).Skip(1).FirstOrDefault();
}
