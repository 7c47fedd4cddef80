namespace WorkflowConnect.Core.Lists;

/// <summary>A download that failed, or a file that was not accepted.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Reasons">Sentences that say what is wrong and what to do.</param>
public sealed record ListRefusal(DateTimeOffset At, IReadOnlyList<string> Reasons);
