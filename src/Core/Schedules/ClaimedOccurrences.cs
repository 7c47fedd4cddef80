namespace WorkflowConnect.Core.Schedules;

/// <summary>
/// What a node has to start now; what was due a second time and is not started again; and schedules that cannot be
/// read any more, for example because the machine has lost a time zone.
/// </summary>
public sealed record ClaimedOccurrences(
    List<Occurrence> Claimed, List<Occurrence> Repeated, List<string> Unreadable);
