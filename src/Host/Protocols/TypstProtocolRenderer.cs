using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Protocols;

/// <summary>Makes the PDF with <c>templates/protocol.typ</c> in the Node worker.</summary>
internal sealed class TypstProtocolRenderer(TypstRenderer typst) : IProtocolRenderer
{
    public string TemplateVersion => "1.2";

    public Task<byte[]> RenderAsync(
        ReadOnlyMemory<byte> canonicalJson,
        ProtocolProof proof,
        DateTimeOffset createdAt,
        CancellationToken cancellationToken) => typst.RenderPdfAsync(
            new TypstDocument
            {
                TemplatePath = "protocol.typ",
                DataJson = canonicalJson,
                ProofJson = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
                {
                    ["canonicalSha256"] = proof.DataSha256,
                    ["entrySha256"] = proof.EntryHash,
                    ["predecessorSha256"] = proof.PreviousHash,
                    ["ledgerSequence"] = proof.LedgerSequence,
                }),
                Attachments = [new TypstAttachment { Name = "protocol.json", Content = canonicalJson }],
                CreatedAt = createdAt,
            },
            cancellationToken);
}
