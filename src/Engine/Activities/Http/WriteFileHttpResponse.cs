using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Answers the HTTP request of the run with a file; several files are zipped.</summary>
[Activity("Elsa", "HTTP", "Answers the HTTP request with a file; several files are put into one ZIP file.", DisplayName = "HTTP File Response")]
public sealed class WriteFileHttpResponse : CodeActivity
{
    /// <summary>Media type; default by the file.</summary>
    [Input(Description = "Media type of the file. Left empty, the file tells.")]
    public Input<string?> ContentType { get; set; } = default!;

    /// <summary>Name of the file; default by the file.</summary>
    [Input(Description = "Name under which the caller saves the file. Left empty, the file tells.")]
    public Input<string?> Filename { get; set; } = default!;

    /// <summary>Entity tag; a caller who has it already gets 304.</summary>
    [Input(Description = "Tag of this version of the file. A caller who has it already gets 304 and no file.")]
    public Input<string?> EntityTag { get; set; } = default!;

    /// <summary>Bytes, text, a file, or a list of them.</summary>
    [Input(Description = "What is sent: bytes, text, a file, or a list of files, which are zipped.")]
    public Input<object?> Content { get; set; } = default!;

    /// <summary>The caller may ask for a part of the file.</summary>
    [Input(Description = "Whether the caller may ask for a part of the file.")]
    public Input<bool> EnableResumableDownloads { get; set; } = new(false);

    /// <summary>Kept for the designer: a file is made anew for each request.</summary>
    [Input(DisplayName = "Download Correlation ID", Description = "Kept for definitions of other servers: the file is made anew for each request.")]
    public Input<string?> DownloadCorrelationId { get; set; } = default!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (HttpExchanges.ToAnswer(context) is not { } exchange)
        {
            return;
        }

        var file = await HttpFileContent.FromAsync(context.Get(Content), context.CancellationToken);
        await exchange.RespondAsync(Reply(context, exchange, file), context.CancellationToken);
    }

    private HttpReply Reply(ActivityExecutionContext context, IHttpExchange exchange, HttpFile file)
    {
        var name = context.Get(Filename) is { Length: > 0 } chosen ? chosen : file.Filename;
        var type = context.Get(ContentType) is { Length: > 0 } given ? HttpHeaderRules.Value("Content-Type", given) : file.ContentType;
        var disposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(name.Length > 0 ? name : "file.bin");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Disposition"] = disposition.ToString() };
        if (context.Get(EntityTag) is { Length: > 0 } tag)
        {
            headers["ETag"] = tag.StartsWith('"') || tag.StartsWith("W/", StringComparison.Ordinal) ? HttpHeaderRules.Value("ETag", tag) : $"\"{HttpHeaderRules.Value("ETag", tag)}\"";
            if (exchange.Headers.TryGetValue("If-None-Match", out var known) && known.Contains(headers["ETag"], StringComparer.Ordinal))
            {
                return new HttpReply(304, null, default) { Headers = headers };
            }
        }

        if (!context.Get(EnableResumableDownloads))
        {
            return new HttpReply(200, type, file.Content) { Headers = headers };
        }

        headers["Accept-Ranges"] = "bytes";
        return HttpRange.Cut(exchange, type, file.Content, headers);
    }
}
