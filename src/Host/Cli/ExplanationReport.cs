using System.Globalization;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Explaining;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Host.Cli;

/// <summary>Prints an explanation as small tables, in German or English.</summary>
internal sealed class ExplanationReport(bool isGerman, TextWriter output)
{
    public void Print(ScreeningResult result, ResultExplanation explanation, ScreeningProfile profile)
    {
        output.WriteLine(result.Reason is { } reason
            ? $"{Outcome(result.Outcome)} ({DomainJson.Word(reason)}: {string.Join(", ", result.UnavailableLists)})"
            : Outcome(result.Outcome));
        foreach (var match in explanation.Matches)
        {
            Print(match, Text("Treffer", "match"), profile);
        }

        if (explanation.Nearest is { } nearest)
        {
            Print(nearest, Text("nächster Eintrag unter der Schwelle", "nearest entry below the threshold"), profile);
        }
        else if (result.Outcome == ScreeningOutcome.Clear)
        {
            output.WriteLine(Text("Kein Eintrag ist ähnlich.", "No entry is similar."));
        }
    }

    private void Print(MatchExplanation explained, string what, ScreeningProfile profile)
    {
        var match = explained.Match;
        output.WriteLine();
        output.WriteLine($"{what}: {match.Entry.List} {match.Entry.Id}  {match.MatchedName.Text}  ({Outcome(explained.Outcome)})");
        foreach (var part in match.Parts)
        {
            var values = part.Given is null && part.Listed is null ? "" : $"  [{part.Given ?? "–"} | {part.Listed ?? "–"}]";
            output.WriteLine($"  {Number(part.Points, "+0.0000;-0.0000"),8}  {(isGerman ? ScorePartTexts.German(part.Code) : ScorePartTexts.English(part.Code))}{values}");
        }

        var threshold = Number(profile.ReviewThreshold, "0.00##");
        output.WriteLine($"  {Number(match.Score, "0.0000"),8}  {(explained.BelowThreshold is { } below
            ? Text($"Summe; {Number(below, "0.0000")} unter der Prüfschwelle {threshold}", $"sum; {Number(below, "0.0000")} below the review threshold {threshold}")
            : Text($"Summe; Prüfschwelle {threshold}, Trefferschwelle {Number(profile.HitThreshold, "0.00##")}", $"sum; review threshold {threshold}, hit threshold {Number(profile.HitThreshold, "0.00##")}"))}");
        if (explained.Counterfactuals is not { } counterfactuals)
        {
            output.WriteLine(Text("  Was anders sein müsste: nicht verfügbar", "  What would have to be otherwise: not available"));
            return;
        }

        output.WriteLine(counterfactuals.Count == 0
            ? Text("  Was anders sein müsste: keine der geprüften Änderungen bewegt das Ergebnis", "  What would have to be otherwise: none of the changes that were tried moves the result")
            : Text("  Was anders sein müsste:", "  What would have to be otherwise:"));
        foreach (var counterfactual in counterfactuals)
        {
            output.WriteLine($"    - {(isGerman ? CounterfactualTexts.German(counterfactual) : CounterfactualTexts.English(counterfactual))}");
        }
    }

    private string Outcome(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Clear => Text("unter der Schwelle", "clear"),
        ScreeningOutcome.Review => Text("möglicher Treffer", "possible hit"),
        ScreeningOutcome.Hit => Text("Treffer", "hit"),
        ScreeningOutcome.KnownFalsePositive => Text("bekannter Fehltreffer", "known false positive"),
        _ => Text("NICHT geprüft", "NOT screened"),
    };

    private string Number(double value, string format)
    {
        var number = value.ToString(format, CultureInfo.InvariantCulture);
        return isGerman ? number.Replace('.', ',') : number;
    }

    private string Text(string german, string english) => isGerman ? german : english;
}
