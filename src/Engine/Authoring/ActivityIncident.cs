namespace WorkflowConnect.Engine.Authoring;

/// <summary>A fault of this burst, as activities may see it.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="ActivityNodeId">Its path.</param>
/// <param name="ActivityType">Its type.</param>
/// <param name="Message">The message, unless it is withheld.</param>
/// <param name="Timestamp">When (UTC).</param>
public sealed record ActivityIncident(
    string ActivityId, string ActivityNodeId, string ActivityType, string Message, DateTimeOffset Timestamp);
