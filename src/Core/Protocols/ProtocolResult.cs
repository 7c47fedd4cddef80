using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Protocols;

/// <summary>The words for a check's result once people have had their say.</summary>
public static class ProtocolResult
{
    public const string Clear = "clear";
    public const string KnownFalsePositive = "knownFalsePositive";
    public const string Released = "released";
    public const string PossibleHit = "possibleHit";
    public const string Hit = "hit";
    public const string ConfirmedHit = "confirmedHit";
    public const string NotScreened = "notScreened";

    public static string Of(Check check, Review? review) => Of(check.Outcome, review?.Verdict);

    /// <summary>The word for an outcome and what people decided about it, if anything.</summary>
    public static string Of(ScreeningOutcome outcome, Verdict? verdict) => (outcome, verdict) switch
    {
        (ScreeningOutcome.Clear, _) => Clear,
        (ScreeningOutcome.KnownFalsePositive, _) => KnownFalsePositive,
        (ScreeningOutcome.Review or ScreeningOutcome.Hit, Verdict.Released) => Released,
        (ScreeningOutcome.Review or ScreeningOutcome.Hit, Verdict.Confirmed) => ConfirmedHit,
        (ScreeningOutcome.Review, _) => PossibleHit,
        (ScreeningOutcome.Hit, _) => Hit,
        _ => NotScreened,
    };

    /// <summary>What a CRM user reads, in the language of the check.</summary>
    public static string Text(string result, string language) => (result, language) switch
    {
        (Clear, "de") => "unbedenklich",
        (Clear, _) => "clear",
        (KnownFalsePositive, "de") => "bekannter Fehltreffer, Dauerfreigabe gilt",
        (KnownFalsePositive, _) => "known false positive, clearance holds",
        (Released, "de") => "möglicher Treffer, geprüft und freigegeben",
        (Released, _) => "possible hit, reviewed and released",
        (PossibleHit, "de") => "möglicher Treffer, Entscheidung offen",
        (PossibleHit, _) => "possible hit, decision pending",
        (Hit, "de") => "Treffer auf einer verbindlichen Liste",
        (Hit, _) => "hit on a mandatory list",
        (ConfirmedHit, "de") => "Treffer, von zwei Personen bestätigt",
        (ConfirmedHit, _) => "hit, confirmed by two persons",
        (_, "de") => "nicht geprüft – keine Unbedenklichkeit",
        _ => "not screened – no clearance",
    };
}
