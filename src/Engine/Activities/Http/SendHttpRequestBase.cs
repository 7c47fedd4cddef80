namespace WorkflowConnect.Engine.Activities;

/// <summary>Sends a request and hands its answer on.</summary>
[ResilienceCategory(ResilienceStrategy.Http)]
public abstract class SendHttpRequestBase : HttpRequestActivity, IResilientActivity
{
    /// <summary>Media type of the body; default by the content.</summary>
    [Input(
        Description = "Media type of the body. Left empty, it is told by the body.",
        Order = 3,
        UIHint = InputUIHints.DropDown,
        Options = new[] { "", "application/json", "application/octet-stream", "application/soap+xml", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/richtext", "text/xml" })]
    public Input<string?> ContentType { get; set; } = default!;

    /// <summary>Kept for definitions of older servers: every request is resilient.</summary>
    [Input(Description = "Kept for old definitions; choose a resilience strategy instead.", IsBrowsable = false)]
    public Input<bool> EnableResiliency { get; set; } = new(false);

    /// <summary>Receives the status.</summary>
    [Output(Description = "Status code that the other server answered with.")]
    public Output<int>? StatusCode { get; set; }

    /// <summary>Receives the body: JSON as it is, a form or XML as a map, other text as text.</summary>
    [Output(Description = "The body of the answer: JSON as it is, a form or XML as a map of values, anything else as text.")]
    public Output<object?>? ParsedContent { get; set; }

    /// <summary>Receives the headers.</summary>
    [Output(Description = "All headers of the answer, by name.")]
    public Output<IDictionary<string, object>>? ResponseHeaders { get; set; }

    /// <summary>Receives status, headers and parsed body.</summary>
    [Output(Description = "The whole answer: status code, headers and body.", IsSerializable = false)]
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
