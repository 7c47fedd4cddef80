using System.Net;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Answers the HTTP request of the run. When the caller has gone (a crash, a suspension) it passes on.</summary>
[Activity("Elsa", "HTTP", "Write a response to the current HTTP request.", DisplayName = "HTTP Response")]
public sealed class WriteHttpResponse : CodeActivity
{
    /// <summary>Status; default 200.</summary>
    [Input(Description = "Status code of the answer.")]
    public Input<HttpStatusCode> StatusCode { get; set; } = new(HttpStatusCode.OK);

    /// <summary>Body: text, bytes, a file, or an object, which becomes JSON.</summary>
    [Input(Description = "The body: text and bytes as they are, an object as JSON.")]
    public Input<object?> Content { get; set; } = default!;

    /// <summary>Media type; default by the body.</summary>
    [Input(Description = "The media type. Empty: by the content.", UIHint = InputUIHints.DropDown, Options = new[] { "", "text/plain", "text/html", "application/json", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream" })]
    public Input<string?> ContentType { get; set; } = default!;

    /// <summary>Further headers.</summary>
    [Input(Description = "Further headers.", Category = "Advanced", UIHint = InputUIHints.JsonEditor)]
    public Input<IDictionary<string, object>?> ResponseHeaders { get; set; } = default!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (HttpExchanges.ToAnswer(context) is not { } exchange)
        {
            return;
        }

        var status = (int)context.Get(StatusCode);
        if (status is < 200 or > 599)
        {
            throw new HttpHeaderException("The status of a response must be 200 to 599. Correct it.");
        }

        var content = await HttpPayload.FromAsync(context.Get(Content), context.CancellationToken);
        var type = context.Get(ContentType) is { Length: > 0 } given ? HttpHeaderRules.Value("Content-Type", given) : content.ContentType;
        await exchange.RespondAsync(
            new HttpReply(status, type, content.Body) { Headers = HttpHeaderRules.Check(context.Get(ResponseHeaders)) },
            context.CancellationToken);
    }
}
