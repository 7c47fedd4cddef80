using System.Text;

namespace WorkflowConnect.Engine.Tests;

internal sealed class FakeExchange(string method, string path) : IHttpExchange
{
    public HttpReply? Reply { get; private set; }

    public string Text => Encoding.UTF8.GetString(Reply!.Body.Span);

    public string Method => method;

    public string Path => path;

    public string Body { get; init; } = "{}";

    public IReadOnlyDictionary<string, string[]> Headers { get; init; } = new Dictionary<string, string[]>();

    public IReadOnlyDictionary<string, string[]> Query { get; init; } = new Dictionary<string, string[]>();

    public string? ContentType { get; init; } = "application/json";

    public bool HasResponded => Reply is not null;

    public bool IsAuthenticated { get; init; }

    public string? Policy { get; init; }

    public ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(long maxBytes, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(Body);
        return body.Length > maxBytes ? throw new HttpBodyTooLargeException(maxBytes) : new(body);
    }

    public ValueTask<bool> IsAuthorizedAsync(string? policy, CancellationToken cancellationToken) => new(policy is null || policy == Policy);

    public ValueTask RespondAsync(HttpReply reply, CancellationToken cancellationToken)
    {
        Reply = reply;
        return ValueTask.CompletedTask;
    }
}
