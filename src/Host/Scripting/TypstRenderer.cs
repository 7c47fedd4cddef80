using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Makes PDF/A-3b files from Typst templates, with the fonts of the templates folder only.</summary>
public sealed partial class TypstRenderer(NodeWorker worker, IOptions<ScriptingOptions> options)
{
    private readonly ScriptingOptions _options = options.Value;

    /// <exception cref="ArgumentException">The template path leaves the templates folder.</exception>
    /// <exception cref="ScriptException">The template failed, or the worker is busy.</exception>
    /// <exception cref="WorkerUnavailableException">There is no worker.</exception>
    public async Task<byte[]> RenderPdfAsync(TypstDocument document, CancellationToken ct)
    {
        if (!SafePath().IsMatch(document.TemplatePath))
        {
            throw new ArgumentException("A template path is made of names, '/' and ends with .typ.", nameof(document));
        }

        var list = new JsonArray();
        var files = new JsonArray("data.json", "proof.json", "attachments.json");
        var parts = new List<ReadOnlyMemory<byte>>
        {
            ScriptLimits.Input(document.DataJson, _options),
            ScriptLimits.Input(document.ProofJson, _options),
            default,
        };
        foreach (var attachment in document.Attachments)
        {
            var path = $"{list.Count}.bin";
            files.Add(path);
            parts.Add(ScriptLimits.Input(attachment.Content, _options));
            list.Add(new JsonObject
            {
                ["name"] = attachment.Name,
                ["path"] = path,
                ["mediaType"] = attachment.MediaType,
                ["description"] = attachment.Description,
                ["relationship"] = attachment.Relationship,
            });
        }

        parts[2] = JsonSerializer.SerializeToUtf8Bytes(list);
        var reply = await worker.SendAsync(
            new WorkerRequest
            {
                Operation = "typst",
                Timeout = _options.TypstTimeout,
                Parts = parts,
                MayRepeat = true,
                Arguments = new JsonObject
                {
                    ["template"] = document.TemplatePath,
                    ["files"] = files,
                    ["createdAt"] = document.CreatedAt.ToUnixTimeSeconds(),
                    ["standard"] = "a-3b",
                },
            },
            ct);
        return reply.Parts[0].ToArray();
    }

    [GeneratedRegex(@"^(?:[\w-]+/)*[\w-]+\.typ\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafePath();
}
