namespace WorkflowConnect.Engine;

/// <summary>
/// A rule of the host: some activities give a permit, others need one. See <see cref="PermitCheck"/>.
/// </summary>
public sealed record PermitRule
{
    /// <summary>Facts of an activity type; null when the rule has nothing to do with it.</summary>
    public required Func<ActivityDescriptor, PermitFacts?> FactsOf { get; init; }

    /// <summary>What a permit is, for messages, for example <c>a clear or released check</c>.</summary>
    public required string Permit { get; init; }

    /// <summary>What an author has to do, a sentence for messages.</summary>
    public required string Advice { get; init; }
}
