namespace WorkflowConnect.Engine;

/// <summary>A request to another server.</summary>
public sealed record HttpSend
{
    /// <summary>Absolute address.</summary>
    public required Uri Url { get; init; }

    /// <summary>Method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Body, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Media type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers. May hold secrets: they are never written to a log.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
