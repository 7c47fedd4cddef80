namespace WorkflowConnect.Host.Scripting;

/// <summary>A PDF to be made: the same document gives the same bytes on every machine.</summary>
public sealed record TypstDocument
{
    /// <summary>Path inside the templates folder, e.g. <c>protocol.typ</c>.</summary>
    public required string TemplatePath { get; init; }

    /// <summary>JSON, UTF-8; the template reads it as <c>/.request/data.json</c>.</summary>
    public required ReadOnlyMemory<byte> DataJson { get; init; }

    /// <summary>JSON, UTF-8; the template reads it as <c>/.request/proof.json</c>. Default: <c>{}</c>.</summary>
    public ReadOnlyMemory<byte> ProofJson { get; init; } = "{}"u8.ToArray();

    public IReadOnlyList<TypstAttachment> Attachments { get; init; } = [];

    /// <summary>Written into the PDF as its date, unless the template sets one; it comes from the data, never from the clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
