namespace WorkflowConnect.Engine;

/// <summary>An answer to an HTTP request.</summary>
public sealed record HttpReply(int StatusCode, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
