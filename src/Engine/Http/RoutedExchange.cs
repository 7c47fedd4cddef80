namespace WorkflowConnect.Engine;

/// <summary>
/// An exchange with the values that its path gave the route's parameters. It keeps the answer back until the run has
/// been saved: a caller who reads "done" must find it done after a crash, too.
/// </summary>
internal sealed class RoutedExchange(IHttpExchange inner, IDictionary<string, object> routeData) : IHttpExchange
{
    private HttpReply? waiting;

    public IDictionary<string, object> RouteData { get; } = routeData;

    public string Method => inner.Method;

    public string Path => inner.Path;

    public IReadOnlyDictionary<string, string[]> Headers => inner.Headers;

    public IReadOnlyDictionary<string, string[]> Query => inner.Query;

    public string? ContentType => inner.ContentType;

    public bool HasResponded => waiting is not null || inner.HasResponded;

    public bool IsAuthenticated => inner.IsAuthenticated;

    public ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(long maxBytes, CancellationToken cancellationToken) =>
        inner.ReadBodyAsync(maxBytes, cancellationToken);

    public ValueTask<bool> IsAuthorizedAsync(string? policy, CancellationToken cancellationToken) =>
        inner.IsAuthorizedAsync(policy, cancellationToken);

    public ValueTask RespondAsync(HttpReply reply, CancellationToken cancellationToken)
    {
        waiting = reply;
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends the answer that waits, if one does.</summary>
    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        if (waiting is { } reply)
        {
            waiting = null;
            await inner.RespondAsync(reply, cancellationToken);
        }
    }
}
