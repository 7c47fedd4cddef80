namespace WorkflowConnect.Engine;

/// <summary>An HTTP request and its answer, as far as a workflow sees them. The host adapts its own.</summary>
public interface IHttpExchange
{
    /// <summary>Method in upper case.</summary>
    string Method { get; }

    /// <summary>Path below the host's base path of workflows, without a query.</summary>
    string Path { get; }

    /// <summary>Headers.</summary>
    IReadOnlyDictionary<string, string[]> Headers { get; }

    /// <summary>Query.</summary>
    IReadOnlyDictionary<string, string[]> Query { get; }

    /// <summary>Media type with parameters, or null.</summary>
    string? ContentType { get; }

    /// <summary>An answer was given.</summary>
    bool HasResponded { get; }

    /// <summary>Reads the body, once.</summary>
    /// <exception cref="HttpBodyTooLargeException">The body is larger than <paramref name="maxBytes"/>.</exception>
    ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(long maxBytes, CancellationToken cancellationToken);

    /// <summary>Somebody is signed in.</summary>
    bool IsAuthenticated { get; }

    /// <summary>The caller may use an endpoint with this policy; null: any signed-in caller.</summary>
    ValueTask<bool> IsAuthorizedAsync(string? policy, CancellationToken cancellationToken);

    /// <summary>Answers.</summary>
    ValueTask RespondAsync(HttpReply reply, CancellationToken cancellationToken);
}
