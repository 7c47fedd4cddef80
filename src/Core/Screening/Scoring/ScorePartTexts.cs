using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>The sentence for each code of <see cref="ScorePartCodes"/>.</summary>
public static class ScorePartTexts
{
    private static readonly Dictionary<string, string[]> Texts =
        ScreeningData.Rows("score-part-texts.tsv").ToDictionary(row => row[0], StringComparer.Ordinal);

    /// <summary>The German sentence; the code itself when it is another engine's.</summary>
    public static string German(string code) => Texts.TryGetValue(code, out var row) ? row[1] : code;

    /// <summary>The English sentence; the code itself when it is another engine's.</summary>
    public static string English(string code) => Texts.TryGetValue(code, out var row) ? row[2] : code;
}
