namespace WorkflowConnect.Engine;

/// <summary>What a rule knows about an activity type: whether it gives a permit, or needs one.</summary>
public sealed record PermitFacts
{
    /// <summary>Outcomes after which the reference carries a permit. Every other outcome withdraws all permits.</summary>
    public IReadOnlyList<string> GivenBy { get; init; } = [];

    /// <summary>The activity must not be reached unless its reference carries a permit.</summary>
    public bool Needs { get; init; }

    /// <summary>
    /// Output or input by which the permit is known, for example the id of a check. Who gives a permit and who needs it
    /// must name the same variable here.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>It leaves through one outcome at a time, never through two at once.</summary>
    public bool LeavesOnce { get; init; }

    internal bool Gives => GivenBy.Count > 0;
}
