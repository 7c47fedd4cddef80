namespace WorkflowConnect.Host.Scripting;

/// <summary>The process ended while a request was on its way.</summary>
internal sealed class WorkerCrashedException() : Exception("The Node worker ended before it answered.");
