namespace WorkflowConnect.Engine.Authoring;

/// <summary>A signal on its way up.</summary>
public sealed class SignalContext(
    ActivityExecutionContext receiver, ActivityExecutionContext sender, CancellationToken cancellationToken)
{
    /// <summary>Who gets it now.</summary>
    public ActivityExecutionContext ReceiverActivityExecutionContext { get; internal set; } = receiver;

    /// <summary>Who sent it.</summary>
    public ActivityExecutionContext SenderActivityExecutionContext { get; } = sender;

    /// <summary>The receiver is the sender itself.</summary>
    public bool IsSelf => ReferenceEquals(ReceiverActivityExecutionContext, SenderActivityExecutionContext);

    /// <summary>Stops the run.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    internal bool IsStopped { get; private set; }

    /// <summary>Nobody above gets it.</summary>
    public void StopPropagation() => IsStopped = true;
}
