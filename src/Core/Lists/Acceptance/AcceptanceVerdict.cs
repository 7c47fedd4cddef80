namespace WorkflowConnect.Core.Lists;

/// <summary>Whether a list version was accepted.</summary>
/// <param name="Reasons">Why not, every reason as a sentence that says what to do; empty when accepted.</param>
public sealed record AcceptanceVerdict(IReadOnlyList<string> Reasons)
{
    public bool Accepted => Reasons.Count == 0;
}
