using System.Globalization;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Screening.Bench;

/// <summary>Measures the scorecard and prints it.</summary>
internal static class ScorecardCommand
{
    public static async Task<int> RunAsync(DataFolder? folder, IReadOnlyList<ListSnapshot> lists, string[] args)
    {
        if (folder is null)
        {
            Console.Error.WriteLine("The evaluation data is not here: nothing measured.");
            return 2;
        }

        var dump = args.SkipWhile(a => a != "--dump").Skip(1).FirstOrDefault();
        foreach (var figure in await new Scorecard(folder, lists).MeasureAsync(dump))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Value,8:0.0000}  {figure.Name}"));
        }

        return 0;
    }
}
