namespace WorkflowConnect.Core.Protocols;

/// <summary>Makes the PDF of a protocol. The same input gives the same bytes.</summary>
public interface IProtocolRenderer
{
    /// <summary>Version of the template, as printed in the protocol.</summary>
    string TemplateVersion { get; }

    /// <summary>A PDF/A-3 with the canonical data attached as <c>protocol.json</c>.</summary>
    /// <param name="canonicalJson">The ledger's payload, UTF-8.</param>
    /// <param name="proof">Hashes of the ledger entry, for printing.</param>
    /// <param name="createdAt">The document's date.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    Task<byte[]> RenderAsync(
        ReadOnlyMemory<byte> canonicalJson,
        ProtocolProof proof,
        DateTimeOffset createdAt,
        CancellationToken cancellationToken);
}
