using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Downloads a file; the status decides which way the flow goes on.</summary>
[Activity("Elsa", "HTTP", "Fetches a file from an address; the status of the answer decides which way to go on.", DisplayName = "Download File", Kind = ActivityKind.Task)]
public sealed class DownloadHttpFile : HttpRequestActivity
{
    /// <summary>Status codes that have an outcome of their own; default 200.</summary>
    [Input(
        Description = "Status codes that are to have a way out of their own. Every other status leaves through Unmatched status code.",
        Order = 1.5f,
        UIHint = InputUIHints.MultiText,
        DefaultValue = new[] { 200 })]
    public Input<ICollection<int>> ExpectedStatusCodes { get; set; } = new([200]);

    /// <summary>Media type of the body that is sent.</summary>
    [Input(
        DisplayName = "Content Type",
        Description = "Media type of the body that is sent along. Left empty, it is told by the body.",
        Order = 3,
        UIHint = InputUIHints.DropDown,
        Options = new[] { "", "application/json", "application/octet-stream", "application/soap+xml", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/richtext", "text/xml" })]
    public Input<string?> RequestContentType { get; set; } = default!;

    /// <summary>Receives the status.</summary>
    [Output(Description = "Status code that the other server answered with.")]
    public Output<int>? StatusCode { get; set; }

    /// <summary>Receives the bytes.</summary>
    [Output(Description = "The bytes of the file.", IsSerializable = false)]
    public Output<byte[]>? ResponseContentBytes { get; set; }

    /// <summary>Receives the headers.</summary>
    [Output(Description = "All headers of the answer, by name.")]
    public Output<IDictionary<string, object>>? ResponseHeaders { get; set; }

    /// <summary>Receives those headers that speak of the body.</summary>
    [Output(DisplayName = "Content Headers", Description = "Those headers of the answer that speak of the file, such as Content-Type, by name.")]
    public Output<IDictionary<string, object>>? ResponseContentHeaders { get; set; }

    /// <summary>Receives the file.</summary>
    [Output(Description = "The file with its name and media type.", IsSerializable = false)]
    public Output<HttpFile>? Result { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var answer = await SendAsync(context, context.Get(RequestContentType));
        context.JournalData["StatusCode"] = answer.StatusCode;
        context.Set(StatusCode, answer.StatusCode);
        var headers = Flatten(answer.Headers);
        context.Set(ResponseHeaders, headers);
        context.Set(ResponseContentHeaders, headers.Where(header => IsOfContent(header.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase));
        var isExpected = (context.Get(ExpectedStatusCodes) ?? []).Contains(answer.StatusCode);
        if (isExpected)
        {
            context.Set(ResponseContentBytes, answer.Body);
            context.Set(Result, new HttpFile("", FileName(answer, context.Get(Url)!), answer.ContentType ?? "application/octet-stream", answer.Body));
        }

        await context.CompleteActivityWithOutcomesAsync(
            isExpected ? answer.StatusCode.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done");
    }

    // The header fields of .NET's HttpContentHeaders.
    private static bool IsOfContent(string name) =>
        name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Allow", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Expires", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Last-Modified", StringComparison.OrdinalIgnoreCase);

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
