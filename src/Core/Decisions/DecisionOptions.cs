namespace WorkflowConnect.Core.Decisions;

/// <summary>Settings of reviews; section <c>Decisions</c>.</summary>
public sealed class DecisionOptions
{
    public const string Section = "Decisions";

    /// <summary>After so many hours without a decision a review is escalated: an alert, and a mark where it is shown. 1 to 720, default 24.</summary>
    public double EscalateAfterHours { get; set; } = 24;
}
