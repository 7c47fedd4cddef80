namespace WorkflowConnect.Host.Scripting;

/// <summary>The Node worker cannot run on this machine; the message names what is missing and how to get it.</summary>
public sealed class WorkerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
