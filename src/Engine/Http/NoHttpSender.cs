namespace WorkflowConnect.Engine;

/// <summary>Stands in when the host registers no sender.</summary>
internal sealed class NoHttpSender : IHttpSender
{
    public ValueTask<HttpSendAnswer> SendAsync(HttpSend request, CancellationToken cancellationToken) =>
        throw new HttpSendRefusedException("This host sends no HTTP requests: it has registered no IHttpSender.");
}
