namespace WorkflowConnect.Host.Workflows;

/// <summary>Asks for a re-screening.</summary>
/// <param name="IntervalDays">Customers last checked at least so many days ago; 0 takes all; default 30.</param>
internal sealed record RescreeningBody(int? IntervalDays);
