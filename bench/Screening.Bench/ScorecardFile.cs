using System.Globalization;
using System.Text;

namespace WorkflowConnect.Screening.Bench;

/// <summary>The scorecard as a page that people read and the build compares.</summary>
public static class ScorecardFile
{
    /// <summary>Figures are shares of a set; what is less than this may be one row of the greatest set.</summary>
    private const double Slack = 0.0005;

    private const string Heading = "| figure | value | better |";

    /// <summary>The whole page.</summary>
    public static string Text(IReadOnlyList<ScorecardFigure> figures) => $"""
        # Scorecard of the matcher

        How well names are matched, over evaluation sets that nobody here wrote, against the 98,566 names of the lists of the
        EU, UN, OFAC, UK and Switzerland. Names only, unless a line says otherwise. Made by

            dotnet run -c Release --project bench/Screening.Bench -- scorecard --write bench/scorecard.md

        The tests make it again where the sets are at hand, and fail when a figure is worse than here. The same lists, profile
        and matcher give the same figures on every machine.

        Best of the published engines on the same sets, for comparison: queries 0.90-0.92 at 0.3 % false alarms, with 9-30 % on
        the hard negatives; name pairs 0.776-0.790; Cyrillic 0.964, Arabic 0.890, Hangul 0.844.

        {Table(figures)}
        """.ReplaceLineEndings("\n");

    /// <summary>The figures alone.</summary>
    public static string Table(IReadOnlyList<ScorecardFigure> figures)
    {
        var text = new StringBuilder($"{Heading}\n| --- | --- | --- |\n");
        foreach (var figure in figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {figure.Value:0.0000} | {figure.IsBetterHigh switch { true => "high", false => "low", _ => "" }} |\n");
        }

        return text.ToString();
    }

    /// <summary>A sentence for each figure that is worse than on the page, or is missing there or here.</summary>
    public static IReadOnlyList<string> Fallen(string page, IReadOnlyList<ScorecardFigure> figures)
    {
        var known = Read(page);
        var sentences = new List<string>();
        foreach (var figure in figures)
        {
            if (!known.Remove(figure.Name, out var before))
            {
                sentences.Add($"{figure.Name} is not on the page: write it anew.");
            }
            else if (figure.IsBetterHigh is { } isHigh && (isHigh ? before - figure.Value : figure.Value - before) > Slack)
            {
                sentences.Add(string.Create(CultureInfo.InvariantCulture, $"{figure.Name} was {before:0.0000} and is {figure.Value:0.0000}."));
            }
        }

        sentences.AddRange(known.Keys.Select(name => $"{name} is on the page and is not measured any more."));
        return sentences;
    }

    /// <summary>The figures of a page by their names.</summary>
    public static Dictionary<string, double> Read(string page) => page.ReplaceLineEndings("\n").Split('\n')
        .SkipWhile(line => line != Heading).Skip(2)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length >= 4)
        .ToDictionary(cells => cells[1], cells => double.Parse(cells[2], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
