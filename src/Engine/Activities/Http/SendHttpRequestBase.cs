namespace WorkflowConnect.Engine.Activities;

/// <summary>Sends a request and hands its answer on.</summary>
[ResilienceCategory(ResilienceStrategy.Http)]
public abstract class SendHttpRequestBase : HttpRequestActivity, IResilientActivity
{
    /// <summary>Media type of the body; default by the content.</summary>
    [Input(Description = "Media type of the body. Empty: by the content.", Order = 4, UIHint = InputUIHints.DropDown, Options = new[] { "", "application/json", "application/xml", "text/plain", "text/html", "application/x-www-form-urlencoded", "application/octet-stream" })]
    public Input<string?> ContentType { get; set; } = default!;

    /// <summary>Kept for definitions of older servers: every request is resilient.</summary>
    [Input(Description = "Kept for old definitions; choose a resilience strategy instead.", Order = 20, IsBrowsable = false)]
    public Input<bool> EnableResiliency { get; set; } = new(false);

    /// <summary>Receives the status.</summary>
    [Output]
    public Output<int>? StatusCode { get; set; }

    /// <summary>Receives the body: JSON as it is, a form or XML as a map, other text as text.</summary>
    [Output]
    public Output<object?>? ParsedContent { get; set; }

    /// <summary>Receives the headers.</summary>
    [Output]
    public Output<IDictionary<string, object>>? ResponseHeaders { get; set; }

    /// <summary>Receives status, headers and parsed body.</summary>
    [Output]
    public Output<IDictionary<string, object>>? Result { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        HttpSendAnswer answer;
        try
        {
            answer = await SendAsync(context, context.Get(ContentType));
        }
        catch (HttpSendFailedException error) when (LeadsOn(context, error))
        {
            // Whoever has drawn a way for it wants to go that way; otherwise it is tried again and in the end is an incident.
            context.JournalData["Error"] = error.Message;
            await OnFailedAsync(context, error);
            return;
        }

        var headers = Flatten(answer.Headers);
        var content = await ParseAsync(answer, context.CancellationToken);
        context.JournalData["StatusCode"] = answer.StatusCode;
        context.Set(StatusCode, answer.StatusCode);
        context.Set(ParsedContent, content);
        context.Set(ResponseHeaders, headers);
        context.Set(Result, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["statusCode"] = answer.StatusCode,
            ["headers"] = headers,
            ["content"] = content!,
        });
        await OnAnswerAsync(context, answer.StatusCode);
    }

    private protected abstract bool LeadsOn(ActivityExecutionContext context, HttpSendFailedException error);

    private protected abstract ValueTask OnFailedAsync(ActivityExecutionContext context, HttpSendFailedException error);

    private protected abstract ValueTask OnAnswerAsync(ActivityExecutionContext context, int status);
}
