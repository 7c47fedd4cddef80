namespace WorkflowConnect.Engine;

/// <summary>An exchange with the values that its path gave the route's parameters.</summary>
internal sealed class RoutedExchange(IHttpExchange inner, IDictionary<string, object> routeData) : IHttpExchange
{
    public IDictionary<string, object> RouteData { get; } = routeData;

    public string Method => inner.Method;

    public string Path => inner.Path;

    public IReadOnlyDictionary<string, string[]> Headers => inner.Headers;

    public IReadOnlyDictionary<string, string[]> Query => inner.Query;

    public string? ContentType => inner.ContentType;

    public bool HasResponded => inner.HasResponded;

    public ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(long maxBytes, CancellationToken cancellationToken) =>
        inner.ReadBodyAsync(maxBytes, cancellationToken);

    public ValueTask<bool> IsAuthorizedAsync(string? policy, CancellationToken cancellationToken) =>
        inner.IsAuthorizedAsync(policy, cancellationToken);

    public ValueTask RespondAsync(HttpReply reply, CancellationToken cancellationToken) =>
        inner.RespondAsync(reply, cancellationToken);
}
