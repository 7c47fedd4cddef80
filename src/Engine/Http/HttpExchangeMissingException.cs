namespace WorkflowConnect.Engine;

/// <summary>An HTTP activity ran without a request.</summary>
public sealed class HttpExchangeMissingException()
    : Exception("There is no HTTP request to read or answer: the workflow was not started by one, or the caller has gone."), ISafeMessage;
