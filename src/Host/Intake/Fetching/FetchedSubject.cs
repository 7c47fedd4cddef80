using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Fetching;

/// <summary>What the sender's API answered.</summary>
/// <param name="Body">What it knows, or null.</param>
/// <param name="Mistake">Why asking again would not help, or null.</param>
internal sealed record FetchedSubject(MappedNode? Body, string? Mistake)
{
    /// <summary>The sender should send the event again.</summary>
    public bool IsUnavailable => Body is null && Mistake is null;
}
