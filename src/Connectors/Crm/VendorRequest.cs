namespace WorkflowConnect.Connectors.Crm;

/// <summary>A call of a connected CRM.</summary>
internal sealed record VendorRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>Path and query below the CRM's address.</summary>
    public required string Path { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of <see cref="ContentType"/>, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>With its parameters; default JSON.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>It may change something: when its answer is lost, nobody knows whether it did.</summary>
    public required bool IsWrite { get; init; }
}
