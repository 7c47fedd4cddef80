namespace WorkflowConnect.Core.Screening;

/// <summary>What another matcher said about the same party.</summary>
public sealed record SecondOpinion
{
    /// <summary>Name and version of that matcher.</summary>
    public required string Engine { get; init; }

    public required ScreeningOutcome Outcome { get; init; }

    public NotScreenedReason? Reason { get; init; }

    /// <summary>Best score by its own scale, 0 when it found nothing.</summary>
    public required double BestScore { get; init; }

    /// <summary>The entry of that score, <c>list/id</c>, or null.</summary>
    public string? BestEntry { get; init; }

    /// <summary>Whether both came to the same outcome.</summary>
    public required bool Agrees { get; init; }

    public ProviderReference? Provider { get; init; }
}
