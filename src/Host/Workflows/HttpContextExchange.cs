using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Shows a request of the web server to a workflow.</summary>
internal sealed class HttpContextExchange(HttpContext http, string path) : IHttpExchange
{
    public string Method => http.Request.Method;

    public string Path => path;

    public IReadOnlyDictionary<string, string[]> Headers { get; } = http.Request.Headers
        .ToDictionary(h => h.Key, h => h.Value.OfType<string>().ToArray(), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, string[]> Query { get; } = http.Request.Query
        .ToDictionary(q => q.Key, q => q.Value.OfType<string>().ToArray(), StringComparer.OrdinalIgnoreCase);

    public string? ContentType => http.Request.ContentType;

    public bool HasResponded { get; private set; }

    public async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(long maxBytes, CancellationToken cancellationToken) =>
        await Intake.IntakeRequest.ReadBodyAsync(http.Request, maxBytes, cancellationToken) is { } body
            ? body
            : throw new HttpBodyTooLargeException(maxBytes);

    /// <summary>Nobody can sign in yet, so nobody is authorised.</summary>
    public ValueTask<bool> IsAuthorizedAsync(string? policy, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    public async ValueTask RespondAsync(HttpReply reply, CancellationToken cancellationToken)
    {
        HasResponded = true;
        http.Response.StatusCode = reply.StatusCode;
        http.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.Body.WriteAsync(reply.Body, cancellationToken);
    }
}
