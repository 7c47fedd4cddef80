namespace WorkflowConnect.Engine;

/// <summary>Tells faults that may go away by themselves from those that will not.</summary>
public interface ITransientFaultClassifier
{
    /// <summary>Trying again may help.</summary>
    bool IsTransient(Exception exception);
}
