namespace WorkflowConnect.Engine.Authoring;

/// <summary>Leaves the nearest loop.</summary>
public sealed record BreakSignal;

/// <summary>Completes the nearest composite around the sender, or the workflow.</summary>
/// <param name="Value">The result; may be <see cref="Outcomes"/>.</param>
public sealed record CompleteCompositeSignal(object? Value = null);

/// <summary>Offers a fault to the ancestors before the incident strategy decides.</summary>
/// <param name="Exception">What was thrown.</param>
public sealed record FaultSignal(Exception Exception)
{
    /// <summary>Set by whoever took care of it: the faulted branch ends, the run goes on.</summary>
    public bool IsHandled { get; set; }
}
