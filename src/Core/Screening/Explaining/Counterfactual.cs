namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>
/// What an entry would score if one thing were otherwise: screened with that change, not estimated
/// (Wachter, Mittelstadt and Russell, "Counterfactual Explanations without Opening the Black Box", 2018).
/// </summary>
public sealed record Counterfactual
{
    /// <summary>One of <see cref="CounterfactualCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What would stand in the place: a date, a country's code, a number, a name, words, a threshold; null where something is left out.</summary>
    public string? Value { get; init; }

    /// <summary>The entry's score then, 0 to 1, rounded to four decimals.</summary>
    public required double Score { get; init; }

    /// <summary>The outcome that the entry by itself would give then.</summary>
    public required ScreeningOutcome Outcome { get; init; }

    /// <summary>The outcome is another one than it is.</summary>
    public required bool ChangesOutcome { get; init; }

    /// <summary>What was screened; null where the claim was read from a file.</summary>
    internal Change? Change { get; init; }
}
