using System.Net;
using System.Text;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Answers the HTTP request of the run. When the caller has gone (a crash, a suspension) it passes on.</summary>
[Activity("Elsa", "HTTP", "Answers the HTTP request.", DisplayName = "HTTP Response")]
public sealed class WriteHttpResponse : CodeActivity
{
    /// <summary>Status; default 200.</summary>
    [Input]
    public Input<HttpStatusCode> StatusCode { get; set; } = new(HttpStatusCode.OK);

    /// <summary>Body: text, bytes, or an object, which becomes JSON.</summary>
    [Input]
    public Input<object?> Content { get; set; } = default!;

    /// <summary>Media type; default by the body.</summary>
    [Input]
    public Input<string?> ContentType { get; set; } = default!;

    /// <summary>Further headers.</summary>
    [Input(UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> ResponseHeaders { get; set; } = default!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var exchange = HttpExchanges.Of(context);
        if (exchange is null && !context.WorkflowExecutionContext.WasResumed)
        {
            throw new HttpExchangeMissingException();
        }

        if (exchange is null or { HasResponded: true })
        {
            return;
        }

        (byte[] Body, string? Type) content = context.Get(Content) switch
        {
            null => ([], null),
            string text => (Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8"),
            byte[] bytes => (bytes, "application/octet-stream"),
            var value => (Encoding.UTF8.GetBytes(JsonValues.ToElement(value).GetRawText()), "application/json; charset=utf-8"),
        };
        var headers = (context.Get(ResponseHeaders) ?? new Dictionary<string, object>(StringComparer.Ordinal))
            .ToDictionary(pair => pair.Key, pair => ValueConverter.To<string>(pair.Value) ?? "", StringComparer.OrdinalIgnoreCase);
        var chosen = context.Get(ContentType) is { Length: > 0 } given ? given : content.Type;
        await exchange.RespondAsync(
            new HttpReply((int)context.Get(StatusCode), chosen, content.Body) { Headers = headers }, context.CancellationToken);
    }
}
