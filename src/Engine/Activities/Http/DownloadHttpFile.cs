using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Downloads a file; the status decides which way the flow goes on.</summary>
[Activity("Elsa", "HTTP", "Fetches a file over HTTP.", DisplayName = "Download File", Kind = ActivityKind.Task)]
public sealed class DownloadHttpFile : HttpRequestActivity
{
    /// <summary>Status codes that have an outcome of their own; default 200.</summary>
    [Input(Description = "Status codes that have a way out of their own.", UIHint = InputUIHints.MultiText, Order = 5)]
    public Input<ICollection<int>> ExpectedStatusCodes { get; set; } = new([200]);

    /// <summary>Media type of the body that is sent.</summary>
    [Input(Description = "Media type of the body. Empty: by the content.", Order = 4)]
    public Input<string?> RequestContentType { get; set; } = default!;

    /// <summary>Receives the status.</summary>
    [Output]
    public Output<int>? StatusCode { get; set; }

    /// <summary>Receives the bytes.</summary>
    [Output]
    public Output<byte[]>? ResponseContentBytes { get; set; }

    /// <summary>Receives the headers.</summary>
    [Output]
    public Output<IDictionary<string, object>>? ResponseHeaders { get; set; }

    /// <summary>Receives the file.</summary>
    [Output]
    public Output<HttpFile>? Result { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var answer = await SendAsync(context, context.Get(RequestContentType));
        context.JournalData["StatusCode"] = answer.StatusCode;
        context.Set(StatusCode, answer.StatusCode);
        context.Set(ResponseHeaders, Flatten(answer.Headers));
        var isExpected = (context.Get(ExpectedStatusCodes) ?? []).Contains(answer.StatusCode);
        if (isExpected)
        {
            context.Set(ResponseContentBytes, answer.Body);
            context.Set(Result, new HttpFile("", FileName(answer, context.Get(Url)!), answer.ContentType ?? "application/octet-stream", answer.Body));
        }

        await context.CompleteActivityWithOutcomesAsync(
            isExpected ? answer.StatusCode.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done");
    }

    private static string FileName(HttpSendAnswer answer, Uri url)
    {
        var given = answer.Headers.TryGetValue("Content-Disposition", out var header)
            && ContentDispositionHeaderValue.TryParse(header[0], out var disposition)
                ? (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value
                : url.Segments[^1];
        var bare = given is null ? "" : given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        return bare.Length > 0 ? bare : "download";
    }
}
