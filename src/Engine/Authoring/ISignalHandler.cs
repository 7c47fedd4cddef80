namespace WorkflowConnect.Engine.Authoring;

/// <summary>Hears signals of activities below.</summary>
public interface ISignalHandler
{
    /// <summary>Gets a signal.</summary>
    ValueTask ReceiveSignalAsync(object signal, SignalContext context);
}
