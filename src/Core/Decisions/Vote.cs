namespace WorkflowConnect.Core.Decisions;

/// <summary>What one person said about a review.</summary>
/// <param name="By">Name of the user.</param>
/// <param name="At">When.</param>
/// <param name="Verdict">What for.</param>
/// <param name="Reason">A code of <see cref="ReviewReasons"/>.</param>
/// <param name="Note">Free text, or null.</param>
public sealed record Vote(string By, DateTimeOffset At, Verdict Verdict, string Reason, string? Note)
{
    /// <summary>Id of the user; null on votes from before users had to sign in.</summary>
    public string? UserId { get; init; }
}
