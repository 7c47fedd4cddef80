using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace WorkflowConnect.Screening.Bench;

/// <summary>What each table of the matcher is worth: the scorecard without it, beside the whole one.</summary>
internal static class Ablation
{
    private static readonly (string Table, string Holds)[] Tables =
    [
        ("abbreviations.tsv", "abbreviated words (INTL, SRVCS)"),
        ("arabic-words.tsv", "Arabic names in their usual Latin spelling"),
        ("legal-forms.tsv", "legal forms of companies"),
        ("look-alikes.tsv", "letters of other scripts that look Latin"),
        ("name-variants.tsv", "given names in other languages, short forms"),
        ("transliteration.tsv", "letters of other scripts in Latin"),
        ("unicode-folding.tsv", "letters with marks as plain ones"),
        ("word-classes.tsv", "particles, titles, trade words"),
        ("word-frequencies.tsv", "how common a word is on the lists"),
    ];

    private static readonly (string Figure, string Heading)[] Figures =
    [
        ("queries: recall at 0.3 % false alarms", "queries, recall at 0.3 %"),
        ("queries: false alarms at 0.75", "queries, false alarms"),
        ("hard negatives: false alarms at 0.75", "hard negatives, false alarms"),
        ("UN persons misspelt: found at 0.75", "UN persons misspelt"),
        ("name pairs: best F1", "name pairs, F1"),
        ("Cyrillic and Latin: best F1", "Cyrillic, F1"),
        ("Arabic and Latin: best F1", "Arabic, F1"),
        ("Hangul and Latin: best F1", "Hangul, F1"),
        ("UN and UK names of one designee: best F1", "UN and UK, F1"),
    ];

    /// <summary>0: written; 2: nothing could be measured.</summary>
    public static async Task<int> RunAsync(DataFolder? folder, string target)
    {
        if (folder is null || !target.EndsWith(".md", StringComparison.Ordinal))
        {
            Console.Error.WriteLine("The evaluation data is not here, or no file.md is named: nothing measured.");
            return 2;
        }

        var whole = await MeasureAsync(folder, null);
        var page = new StringBuilder(Introduction).Append(CultureInfo.InvariantCulture, $"| without | what it holds | {string.Join(" | ", Figures.Select(f => f.Heading))} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| --- | --- |{string.Concat(Enumerable.Repeat(" --- |", Figures.Length))}\n");
        page.Append(CultureInfo.InvariantCulture, $"| (nothing) | | {string.Join(" | ", Figures.Select(f => whole[f.Figure].ToString("0.0000", CultureInfo.InvariantCulture)))} |\n");
        foreach (var (table, holds) in Tables)
        {
            var less = await MeasureAsync(folder, table);
            page.Append(CultureInfo.InvariantCulture, $"| {table} | {holds} | {string.Join(" | ", Figures.Select(f => Difference(less[f.Figure] - whole[f.Figure])))} |\n");
        }

        await File.WriteAllTextAsync(target, page.ToString());
        Console.Write(page);
        return 0;
    }

    private const string Introduction = """
        # What each table is worth

        The scorecard without one of the matcher's tables, as the difference to the whole one: recall and F1 fall, false alarms
        rise, where the table earns its place. Each row is a process of its own, in which the table is taken for empty. Made by

            dotnet run -c Release --project bench/Screening.Bench -- ablation bench/ablation.md


        """;

    private static string Difference(double by) => Math.Abs(by) < 0.00005 ? "0" : by.ToString("+0.0000;-0.0000", CultureInfo.InvariantCulture);

    private static async Task<Dictionary<string, double>> MeasureAsync(DataFolder folder, string? without)
    {
        string[] arguments = [.. without is null ? [] : new[] { ScorecardCommand.Without, without }, "scorecard", folder.Path];
        // Started by "dotnet program.dll" or by the program itself.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Ablation).Assembly.Location] : [];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? ScorecardFile.Read(output) : throw new InvalidOperationException($"The measurement without {without ?? "nothing"} failed.");
    }
}
