namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>An exception; without a stack trace, which tells strangers about the machine and nobody about the fault.</summary>
internal sealed record ExceptionBody(string Type, string? Message, string? StackTrace = null);
