using System.Globalization;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>The sentence for a counterfactual, e.g. "With the birth date of the list (1970-05-12) it would be a hit: 0.98".</summary>
public static class CounterfactualTexts
{
    private static readonly Dictionary<string, string[]> Texts =
        ScreeningData.Rows("counterfactual-texts.tsv").ToDictionary(row => row[0], StringComparer.Ordinal);

    public static string German(Counterfactual counterfactual) => Sentence(counterfactual, 1, ",");

    public static string English(Counterfactual counterfactual) => Sentence(counterfactual, 2, ".");

    /// <summary>Whether a code or an outcome has texts.</summary>
    internal static bool Has(string code) => Texts.TryGetValue(code, out var row) && row.Length == 3 && row.All(text => text.Length > 0);

    internal static string OutcomeCode(Counterfactual counterfactual) =>
        $"{(counterfactual.ChangesOutcome ? "becomes" : "stays")}.{DomainJson.Word(counterfactual.Outcome)}";

    private static string Sentence(Counterfactual counterfactual, int language, string point)
    {
        // Replaced, not formatted: names may hold braces.
        var score = counterfactual.Score.ToString("0.00##", CultureInfo.InvariantCulture).Replace(".", point, StringComparison.Ordinal);
        var isNumber = counterfactual.Code is CounterfactualCodes.ThresholdReview or CounterfactualCodes.ThresholdHit;
        var value = isNumber ? counterfactual.Value?.Replace(".", point, StringComparison.Ordinal) : counterfactual.Value;
        return $"{Texts[counterfactual.Code][language].Replace("{0}", value, StringComparison.Ordinal)} {Texts[OutcomeCode(counterfactual)][language].Replace("{0}", score, StringComparison.Ordinal)}";
    }
}
