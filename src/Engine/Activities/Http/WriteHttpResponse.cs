using System.Net;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Answers the HTTP request of the run. When the caller has gone (a crash, a suspension) it passes on.</summary>
[Activity("Elsa", "HTTP", "Answers the HTTP request that the run is about.", DisplayName = "HTTP Response")]
public sealed class WriteHttpResponse : CodeActivity
{
    /// <summary>Status; default 200.</summary>
    [Input(Description = "Status code that the caller gets.", UIHint = InputUIHints.DropDown, DefaultValue = HttpStatusCode.OK)]
    public Input<HttpStatusCode> StatusCode { get; set; } = new(HttpStatusCode.OK);

    /// <summary>Body: text, bytes, a file, or an object, which becomes JSON.</summary>
    [Input(Description = "The body of the answer. Text and bytes are sent as they are, an object as JSON.")]
    public Input<object?> Content { get; set; } = default!;

    /// <summary>Media type; default by the body.</summary>
    [Input(
        Description = "Media type of the answer. Left empty, it is told by the body.",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "", "application/json", "application/octet-stream", "application/soap+xml", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/richtext", "text/xml" })]
    public Input<string?> ContentType { get; set; } = default!;

    /// <summary>Further headers.</summary>
    [Input(Description = "Further headers of the answer, as a JSON object of names and values.", Category = "Advanced", UIHint = InputUIHints.JsonEditor)]
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
