using System.Text;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Starts a workflow, or continues it, by an HTTP request. Outputs are captured only when bound.</summary>
[Activity("Elsa", "HTTP", "Listens at a path for HTTP requests: one starts the workflow, or lets it go on.", DisplayName = "HTTP Endpoint")]
public sealed class HttpEndpoint : Trigger
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "Elsa.HttpEndpoint";

    /// <summary>Path below the host's base path; may have parameters: <c>orders/{id}</c>.</summary>
    [Input(Description = "Path below /hooks. It may have parameters: orders/{id}, orders/{id:int}, orders/{id=1}, files/{**rest}.")]
    public Input<string> Path { get; set; } = default!;

    /// <summary>Methods; default GET.</summary>
    [Input(
        Description = "HTTP methods that the path listens to.",
        UIHint = InputUIHints.CheckList,
        DefaultValue = new[] { "GET" },
        Options = new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS" })]
    public Input<ICollection<string>> SupportedMethods { get; set; } = new(["GET"]);

    /// <summary>The caller must be signed in.</summary>
    [Input(Description = "Turn away callers who are not signed in.", Category = "Security")]
    public Input<bool> Authorize { get; set; } = new(false);

    /// <summary>The caller must satisfy this policy.</summary>
    [Input(Description = "A permission without which the caller is turned away.", Category = "Security")]
    public Input<string?> Policy { get; set; } = default!;

    /// <summary>Longest time that the caller waits; the run goes on behind it. Default: none.</summary>
    [Input(Description = "How long the caller waits for an answer at most. The run goes on behind it.", Category = "Upload")]
    public Input<TimeSpan?> RequestTimeout { get; set; } = default!;

    /// <summary>Limit of the body in bytes; default: the engine's.</summary>
    [Input(Description = "Size in bytes that the body may have at most. Left empty, the server's own limit holds.", Category = "Upload")]
    public Input<long?> RequestSizeLimit { get; set; } = default!;

    /// <summary>Limit of each file in bytes; default: none but the body's.</summary>
    [Input(Description = "Size in bytes that each file may have at most. Left empty, only the body as a whole is limited.", Category = "Upload")]
    public Input<long?> FileSizeLimit { get; set; } = default!;

    /// <summary>Extensions of files that are taken; empty: all.</summary>
    [Input(Description = "Extensions of the files that are taken, for example .pdf. Left empty, all are.", Category = "Upload", UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>?> AllowedFileExtensions { get; set; } = default!;

    /// <summary>Extensions of files that are refused.</summary>
    [Input(Description = "Extensions of the files that are refused, for example .exe. Left empty, none are.", Category = "Upload", UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>?> BlockedFileExtensions { get; set; } = default!;

    /// <summary>Media types of files that are taken, <c>image/*</c> included; empty: all.</summary>
    [Input(
        DisplayName = "Allowed MIME Types",
        Description = "Media types of the files that are taken, for example image/*. Left empty, all are.",
        Category = "Upload",
        UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>?> AllowedMimeTypes { get; set; } = default!;

    /// <summary>A body beyond the limit leaves through an outcome instead of answering 413.</summary>
    [Input(Description = "Leave through \"Request too large\" instead of answering 413.", Category = "Outcomes")]
    public bool ExposeRequestTooLargeOutcome { get; set; }

    /// <summary>A file beyond the limit leaves through an outcome instead of answering 413.</summary>
    [Input(Description = "Leave through \"File too large\" instead of answering 413.", Category = "Outcomes")]
    public bool ExposeFileTooLargeOutcome { get; set; }

    /// <summary>A file with a wrong extension leaves through an outcome instead of answering 415.</summary>
    [Input(Description = "Leave through \"Invalid file extension\" instead of answering 415.", Category = "Outcomes")]
    public bool ExposeInvalidFileExtensionOutcome { get; set; }

    /// <summary>A file of a wrong media type leaves through an outcome instead of answering 415.</summary>
    [Input(
        DisplayName = "Expose Invalid File MIME Type Outcome",
        Description = "Leave through \"Invalid file MIME type\" instead of answering 415.",
        Category = "Outcomes")]
    public bool ExposeInvalidFileMimeTypeOutcome { get; set; }

    /// <summary>Receives the body: JSON as it is, a form or XML as a map, other text as text.</summary>
    [Output(Description = "The body of the request: JSON as it is, a form or XML as a map of values, anything else as text.", IsSerializable = false)]
    public Output<object>? ParsedContent { get; set; }

    /// <summary>Receives the files of a form.</summary>
    [Output(Description = "All files that came with the request.", IsSerializable = false)]
    public Output<HttpFile[]>? Files { get; set; }

    /// <summary>Receives the first file of a form.</summary>
    [Output(Description = "The first file that came with the request.", IsSerializable = false)]
    public Output<HttpFile>? File { get; set; }

    /// <summary>Receives the parameters of the path.</summary>
    [Output(Description = "Values of the parameters of the path, by name.")]
    public Output<IDictionary<string, object>>? RouteData { get; set; }

    /// <summary>Receives the query.</summary>
    [Output(Description = "Values behind the question mark of the address, by name.")]
    public Output<IDictionary<string, object>>? QueryStringData { get; set; }

    /// <summary>Receives the headers.</summary>
    [Output(Description = "All headers of the request, by name.", IsSerializable = false)]
    public Output<IDictionary<string, object>>? Headers { get; set; }

    /// <summary>Receives method, path, query and media type of the request.</summary>
    [Output(Description = "The request in short: its method, path, query and media type.", IsSerializable = false)]
    public Output<IDictionary<string, object>>? Result { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) =>
        [.. Stimuli(context.Get(Path), context.Get(SupportedMethods), context.Get(Authorize), context.Get(Policy), context.Get(RequestTimeout))];

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow())
        {
            return OnRequestAsync(context);
        }

        foreach (var stimulus in Stimuli(
            context.Get(Path), context.Get(SupportedMethods), context.Get(Authorize), context.Get(Policy), context.Get(RequestTimeout)))
        {
            context.CreateBookmark(new CreateBookmarkArgs
            {
                BookmarkName = StimulusName,
                Stimulus = stimulus,
                Key = stimulus.Key(),
                Callback = OnRequestAsync,
            });
        }

        return ValueTask.CompletedTask;
    }

    private static IEnumerable<HttpEndpointStimulus> Stimuli(
        string? path, ICollection<string>? methods, bool authorize, string? policy, TimeSpan? timeout) =>
        (methods is { Count: > 0 } ? methods : ["GET"]).Select(method => HttpEndpointStimulus.For(path, method) with
        {
            Authorize = authorize,
            Policy = policy is { Length: > 0 } ? policy : null,
            RequestTimeout = timeout > TimeSpan.Zero ? timeout : null,
        });

    private static Dictionary<string, object> Flatten(IReadOnlyDictionary<string, string[]> values) =>
        values.ToDictionary(pair => pair.Key, pair => (object)string.Join(",", pair.Value), StringComparer.OrdinalIgnoreCase);

    private async ValueTask OnRequestAsync(ActivityExecutionContext context)
    {
        // The burst of a request burns the bookmarks of the other methods, too.
        context.ClearBookmarks();
        var asksForBody = ParsedContent is { } content && (content.IsBound || context.WorkflowExecutionContext.Graph.KeepsOutputs);
        if (HttpExchanges.Of(context) is not { } exchange)
        {
            // A host may have taken the request in itself and hand over references only; so does a run that is
            // taken up again after a crash. That is enough for a flow that asks for nothing of the request.
            if (asksForBody || Asks(Files) || Asks(File) || Asks(RouteData) || Asks(QueryStringData) || Asks(Headers) || Asks(Result))
            {
                throw new HttpExchangeMissingException();
            }

            await context.CompleteActivityAsync();
            return;
        }

        if ((asksForBody || Asks(Files) || Asks(File) || HasLimits(context)) && !await ReadAsync(context, exchange))
        {
            return;
        }

        context.Set(RouteData, (exchange as RoutedExchange)?.RouteData);
        context.Set(QueryStringData, Flatten(exchange.Query));
        if (Asks(Headers))
        {
            context.Set(Headers, Flatten(exchange.Headers));
        }

        if (Asks(Result))
        {
            context.Set(Result, Describe(exchange));
        }

        await context.CompleteActivityAsync();
    }

    private static bool Asks(Output? output) => output is { IsBound: true };

    private static Dictionary<string, object> Describe(IHttpExchange exchange) => new(StringComparer.Ordinal)
    {
        ["method"] = exchange.Method,
        ["path"] = exchange.Path,
        ["query"] = Flatten(exchange.Query),
        ["contentType"] = exchange.ContentType!,
    };

    private bool HasLimits(ActivityExecutionContext context) =>
        context.Get(RequestSizeLimit) is not null || context.Get(FileSizeLimit) is not null
        || context.Get(AllowedFileExtensions) is { Count: > 0 } || context.Get(BlockedFileExtensions) is { Count: > 0 }
        || context.Get(AllowedMimeTypes) is { Count: > 0 };

    private async ValueTask<bool> ReadAsync(ActivityExecutionContext context, IHttpExchange exchange)
    {
        HttpRefusal? refusal;
        try
        {
            var limit = context.Get(RequestSizeLimit) ?? context.WorkflowExecutionContext.Environment.Options.MaxHttpBodyBytes;
            var body = await exchange.ReadBodyAsync(limit, context.CancellationToken);
            var content = await HttpBody.ReadAsync(exchange.ContentType, body, context.CancellationToken);
            refusal = Rules(context).Judge(content.Files);
            if (refusal is null)
            {
                context.Set(ParsedContent, content.Value);
                if (Asks(Files))
                {
                    context.Set(Files, [.. content.Files]);
                }

                if (Asks(File))
                {
                    context.Set(File, content.Files.Count > 0 ? content.Files[0] : null);
                }

                return true;
            }
        }
        catch (HttpBodyTooLargeException)
        {
            refusal = new HttpRefusal(HttpRefusal.RequestTooLarge, 413, "The request is too large.");
        }
        catch (HttpBodyMalformedException error)
        {
            refusal = new HttpRefusal("", 400, error.Message);
        }

        await RefuseAsync(context, exchange, refusal);
        return false;
    }

    private HttpFileRules Rules(ActivityExecutionContext context) => new()
    {
        MaxBytes = context.Get(FileSizeLimit),
        AllowedExtensions = [.. context.Get(AllowedFileExtensions) ?? []],
        BlockedExtensions = [.. context.Get(BlockedFileExtensions) ?? []],
        AllowedTypes = [.. context.Get(AllowedMimeTypes) ?? []],
    };

    private async ValueTask RefuseAsync(ActivityExecutionContext context, IHttpExchange exchange, HttpRefusal refusal)
    {
        var isExposed = refusal.Outcome switch
        {
            HttpRefusal.RequestTooLarge => ExposeRequestTooLargeOutcome,
            HttpRefusal.FileTooLarge => ExposeFileTooLargeOutcome,
            HttpRefusal.InvalidFileExtension => ExposeInvalidFileExtensionOutcome,
            HttpRefusal.InvalidFileMimeType => ExposeInvalidFileMimeTypeOutcome,
            _ => false,
        };
        if (isExposed)
        {
            await context.CompleteActivityWithOutcomesAsync(refusal.Outcome);
            return;
        }

        await exchange.RespondAsync(
            new HttpReply(refusal.StatusCode, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(refusal.Text)), context.CancellationToken);
        context.WorkflowExecutionContext.IsFinishing = true;
        await context.CompleteActivityAsync();
    }
}
