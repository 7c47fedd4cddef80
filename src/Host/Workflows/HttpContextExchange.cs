using WorkflowConnect.Engine;
using WorkflowConnect.Host.Security;

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

    public bool IsAuthenticated => http.User.Identity?.IsAuthenticated == true;

    /// <summary>A caller who is known; where the workflow names a permission or a role, one who has it.</summary>
    public ValueTask<bool> IsAuthorizedAsync(string? policy, CancellationToken cancellationToken) => ValueTask.FromResult(
        IsAuthenticated
        && (string.IsNullOrWhiteSpace(policy) || http.User.Can(policy) || http.User.IsInRole(policy)));

    public async ValueTask RespondAsync(HttpReply reply, CancellationToken cancellationToken)
    {
        HasResponded = true;
        http.Response.StatusCode = reply.StatusCode;
        http.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }

        // These have no body by definition; the server would take one for a mistake of ours.
        if (HttpMethods.IsHead(http.Request.Method) || reply.StatusCode is 204 or 304)
        {
            http.Response.ContentLength = HttpMethods.IsHead(http.Request.Method) ? reply.Body.Length : null;
            await http.Response.StartAsync(cancellationToken);
            return;
        }

        http.Response.ContentLength = reply.Body.Length;
        await http.Response.Body.WriteAsync(reply.Body, cancellationToken);
    }
}
