namespace WorkflowConnect.Core.Schedules;

/// <summary>A schedule cannot be read; the message says what is wrong and what to write instead.</summary>
public sealed class ScheduleFormatException(string message) : Exception(message);
