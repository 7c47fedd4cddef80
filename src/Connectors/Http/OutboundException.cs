namespace WorkflowConnect.Connectors.Http;

/// <summary>There is no answer. The message names no address: a query may hold personal data.</summary>
public sealed class OutboundException(OutboundProblem problem, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public OutboundProblem Problem { get; } = problem;
}
