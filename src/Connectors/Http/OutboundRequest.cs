namespace WorkflowConnect.Connectors.Http;

/// <summary>A request to a server that an integrator chose.</summary>
public sealed record OutboundRequest
{
    /// <summary>Absolute http or https address.</summary>
    public required Uri Address { get; init; }

    /// <summary>Method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Body, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Media type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers; may hold secrets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
