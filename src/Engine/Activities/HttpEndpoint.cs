using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Starts a workflow, or continues it, by an HTTP request. Outputs are captured only when bound.</summary>
[FlowNode("Done")]
[Activity("Elsa", "HTTP", "Answers an HTTP request.", DisplayName = "HTTP Endpoint")]
public sealed class HttpEndpoint : Trigger
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.HttpEndpoint";

    /// <summary>Path below the host's base path; may have parameters: <c>orders/{id}</c>.</summary>
    [Input]
    public Input<string> Path { get; set; } = default!;

    /// <summary>Methods; default GET.</summary>
    [Input(UIHint = InputUIHints.CheckList, Options = new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS" })]
    public Input<ICollection<string>> SupportedMethods { get; set; } = new(["GET"]);

    /// <summary>The caller must be signed in.</summary>
    [Input]
    public Input<bool> Authorize { get; set; } = new(false);

    /// <summary>The caller must satisfy this policy.</summary>
    [Input]
    public Input<string?> Policy { get; set; } = default!;

    /// <summary>Limit of the body in bytes; default: the engine's.</summary>
    [Input]
    public Input<long?> RequestSizeLimit { get; set; } = default!;

    /// <summary>A body beyond the limit leaves through an outcome instead of answering 413.</summary>
    [Input]
    public bool ExposeRequestTooLargeOutcome { get; set; }

    /// <summary>Receives the body: JSON as it is, a form as a map, other text as text.</summary>
    [Output]
    public Output<object>? ParsedContent { get; set; }

    /// <summary>Receives the parameters of the path.</summary>
    [Output]
    public Output<IDictionary<string, object>>? RouteData { get; set; }

    /// <summary>Receives the query.</summary>
    [Output]
    public Output<IDictionary<string, object>>? QueryStringData { get; set; }

    /// <summary>Receives the headers.</summary>
    [Output]
    public Output<IDictionary<string, object>>? Headers { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) =>
        [.. (context.Get(SupportedMethods) ?? ["GET"]).Select(method => HttpEndpointStimulus.For(context.Get(Path), method) with
        {
            Authorize = context.Get(Authorize),
            Policy = context.Get(Policy) is { Length: > 0 } policy ? policy : null,
        })];

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow())
        {
            return OnRequestAsync(context);
        }

        context.CreateBookmarks(
            (context.Get(SupportedMethods) ?? ["GET"]).Select(method => HttpEndpointStimulus.For(context.Get(Path), method)),
            OnRequestAsync,
            includeActivityInstanceId: false,
            StimulusName);
        return ValueTask.CompletedTask;
    }

    private async ValueTask OnRequestAsync(ActivityExecutionContext context)
    {
        var readsBody = ParsedContent is { } content && (content.IsBound || context.WorkflowExecutionContext.Graph.KeepsOutputs);
        if (HttpExchanges.Of(context) is not { } exchange)
        {
            // A host may have taken the request in itself and hand over references only; so does a run that is
            // taken up again after a crash. That is enough for a flow that asks for nothing of the request.
            if (readsBody || RouteData is { IsBound: true } || QueryStringData is { IsBound: true } || Headers is { IsBound: true })
            {
                throw new HttpExchangeMissingException();
            }

            await context.CompleteActivityAsync();
            return;
        }

        if (readsBody && !await ReadAsync(context, exchange))
        {
            return;
        }

        if (RouteData is { IsBound: true })
        {
            context.Set(RouteData, (exchange as RoutedExchange)?.RouteData);
        }

        if (QueryStringData is { IsBound: true })
        {
            context.Set(QueryStringData, Flatten(exchange.Query));
        }

        if (Headers is { IsBound: true })
        {
            context.Set(Headers, Flatten(exchange.Headers));
        }

        await context.CompleteActivityAsync();
    }

    private async ValueTask<bool> ReadAsync(ActivityExecutionContext context, IHttpExchange exchange)
    {
        try
        {
            var limit = context.Get(RequestSizeLimit) ?? context.WorkflowExecutionContext.Environment.Options.MaxHttpBodyBytes;
            var body = await exchange.ReadBodyAsync(limit, context.CancellationToken);
            context.Set(ParsedContent, HttpBody.Parse(exchange.ContentType, body));
            return true;
        }
        catch (HttpBodyTooLargeException) when (ExposeRequestTooLargeOutcome)
        {
            await context.CompleteActivityWithOutcomesAsync("Request too large");
        }
        catch (HttpBodyTooLargeException)
        {
            await RefuseAsync(context, exchange, 413, "The request is too large.");
        }
        catch (JsonException)
        {
            await RefuseAsync(context, exchange, 400, "The request is not valid JSON.");
        }

        return false;
    }

    private static async ValueTask RefuseAsync(ActivityExecutionContext context, IHttpExchange exchange, int status, string text)
    {
        await exchange.RespondAsync(new HttpReply(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text)), context.CancellationToken);
        context.WorkflowExecutionContext.IsFinishing = true;
        await context.CompleteActivityAsync();
    }

    private static Dictionary<string, object> Flatten(IReadOnlyDictionary<string, string[]> values) =>
        values.ToDictionary(pair => pair.Key, pair => (object)string.Join(",", pair.Value), StringComparer.OrdinalIgnoreCase);
}
