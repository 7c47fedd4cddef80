namespace WorkflowConnect.Engine.Tests;

internal sealed class FakeExchange(string method, string path) : IHttpExchange
{
    public HttpReply? Reply { get; private set; }

    public string Method => method;

    public string Path => path;

    public IReadOnlyDictionary<string, string[]> Headers { get; } = new Dictionary<string, string[]>();

    public IReadOnlyDictionary<string, string[]> Query { get; } = new Dictionary<string, string[]>();

    public string? ContentType => "application/json";

    public bool HasResponded => Reply is not null;

    public ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(long maxBytes, CancellationToken cancellationToken) => new("{}"u8.ToArray());

    public ValueTask<bool> IsAuthorizedAsync(string? policy, CancellationToken cancellationToken) => new(false);

    public ValueTask RespondAsync(HttpReply reply, CancellationToken cancellationToken)
    {
        Reply = reply;
        return ValueTask.CompletedTask;
    }
}
