namespace WorkflowConnect.Engine;

/// <summary>Sends requests on behalf of workflows. The host decides how, and whereto they may go.</summary>
public interface IHttpSender
{
    /// <summary>Sends one request and reads the whole answer.</summary>
    /// <exception cref="HttpSendFailedException">There was no answer: it may be tried again.</exception>
    /// <exception cref="HttpSendRefusedException">The request may not be sent, or its answer not be taken.</exception>
    ValueTask<HttpSendAnswer> SendAsync(HttpSend request, CancellationToken cancellationToken);
}
