namespace WorkflowConnect.Host.Scripting;

/// <summary>A file inside the PDF.</summary>
public sealed record TypstAttachment
{
    /// <summary>File name, e.g. <c>protocol.json</c>.</summary>
    public required string Name { get; init; }

    public required ReadOnlyMemory<byte> Content { get; init; }

    public string MediaType { get; init; } = "application/json";

    public string Description { get; init; } = "";

    /// <summary>PDF/A-3's relation to the document: <c>source</c>, <c>data</c>, <c>alternative</c> or <c>supplement</c>.</summary>
    public string Relationship { get; init; } = "source";
}
