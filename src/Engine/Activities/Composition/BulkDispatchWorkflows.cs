namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Starts one child per item. The items lie in the state until every child is created; the cursor is the highest child
/// there is, because ids are made of this execution and a number; and how many still run is asked of the store. So
/// nothing is counted that a crash could make wrong, and no more than a batch of children is ever in memory.
/// </summary>
[FlowNode("Completed", "Canceled", "Done")]
[Activity("Elsa", "Composition", "Starts another workflow once for each item of a list, and waits for all of these runs if asked to.", DisplayName = "Bulk Dispatch Workflows", Kind = ActivityKind.Task)]
public sealed class BulkDispatchWorkflows : Activity
{
    /// <summary>Name of the stimulus.</summary>
    public const string StimulusName = "WorkflowConnect.BulkNews";

    internal const string ItemsKey = "Items";
    internal const string TotalKey = "Total";
    internal const string AllBegunKey = "WorkflowConnect.AllBegun";
    internal const string VersionKey = "Version";

    private static readonly TimeSpan LookWhileDispatching = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookWhileWaiting = TimeSpan.FromMinutes(1);

    /// <summary>Definition of the children.</summary>
    [Input(DisplayName = "Workflow Definition", Description = "The workflow that is started for each item.", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = default!;

    /// <summary>The items: a list, or anything that can be enumerated.</summary>
    [Input(Description = "The items, as a list or anything else that can be gone through. Each one gets a run of its own.", AutoEvaluate = false)]
    public Input<object> Items { get; set; } = default!;

    /// <summary>Name of the input that gets the item; an item that is a map is the input itself. Default Item.</summary>
    [Input(
        Description = "Name of the input under which a started run finds its item. An item that is a map of values is handed over as the input itself.",
        DefaultValue = "Item")]
    public Input<string> DefaultItemInputKey { get; set; } = new("Item");

    /// <summary>Computes a child's reference; the item is a variable of that name.</summary>
    [Input(
        DisplayName = "Correlation ID Function",
        Description = "Expression that gives each started run its correlation ID. It sees the item as a variable with the name of the item input.",
        DefaultSyntax = "JavaScript",
        AutoEvaluate = false)]
    public Input<string?> CorrelationIdFunction { get; set; } = default!;

    /// <summary>Further input of every child.</summary>
    [Input(Description = "Further input values that every started run gets besides its item.", UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> Input { get; set; } = default!;

    /// <summary>Wait until every child has ended; default true.</summary>
    [Input(
        DisplayName = "Wait for Completion",
        Description = "Go on only after all started runs have ended. Otherwise go on as soon as they are started.",
        DefaultValue = true)]
    public Input<bool> WaitForCompletion { get; set; } = new(true);

    /// <summary>Kept for definitions of other servers.</summary>
    [Input(Description = "Kept for definitions of other servers: whether each started run begins a trace of its own.", Category = "Open Telemetry")]
    public Input<bool> StartNewTrace { get; set; } = new(false);

    /// <summary>Kept for definitions of other servers: there is one channel.</summary>
    [Input(DisplayName = "Channel", Description = "Kept for definitions of other servers: the queue that takes the runs. Here all runs share one queue.")]
    public Input<string?> ChannelName { get; set; } = default!;

    /// <summary>Runs after a child that ended well; knows <c>ChildInstanceId</c> and <c>ChildOutput</c>.</summary>
    [Port]
    public IActivity? ChildCompleted { get; set; }

    /// <summary>Runs after a child that faulted.</summary>
    [Port]
    public IActivity? ChildFaulted { get; set; }

    internal StartWorkflow Request(ActivityExecutionContext context, int index, object? item, string? correlationId)
    {
        var input = ChildInput.Of(context, context.Get(Input));
        if (BulkItems.AsMap(item) is { } map)
        {
            foreach (var (key, value) in map)
            {
                input[key] = value;
            }
        }
        else
        {
            input[ItemKey(context)] = item;
        }

        return new StartWorkflow
        {
            DefinitionId = context.Get(WorkflowDefinitionId) ?? "",
            Version = context.GetProperty<int>(VersionKey),
            InstanceId = ContextId.OfMany(context.Id, index),
            ParentInstanceId = context.WorkflowExecutionContext.Id,
            CorrelationId = correlationId,
            Input = input,
        };
    }

    internal string ItemKey(ActivityExecutionContext context) => context.Get(DefaultItemInputKey) is { Length: > 0 } key ? key : "Item";

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var items = BulkItems.Of(await context.EvaluateAsync(Items));
        var definition = await context.GetRequiredService<WorkflowCatalog>()
            .RequireAsync(context.Get(WorkflowDefinitionId) ?? "", version: null, context.CancellationToken);
        context.Cursor = 0;
        context.SetProperty(TotalKey, items.Count);
        context.SetProperty(VersionKey, definition.Version);
        context.SetProperty(ItemsKey, items);
        if (items.Count == 0)
        {
            context.RemoveProperty(ItemsKey);
            await context.CompleteActivityWithOutcomesAsync("Completed", "Done");
            return;
        }

        Dispatch(context);
    }

    // The children are begun beside the run, which waits meanwhile.
    private void Dispatch(ActivityExecutionContext context)
    {
        var (parent, execution) = (context.WorkflowExecutionContext.Id, context.Id);
        Wait(context, LookWhileDispatching);
        context.WorkflowExecutionContext.Later((runtime, _) => runtime.BeginManyAsync(parent, execution));
    }

    private void Wait(ActivityExecutionContext context, TimeSpan look) => context.CreateBookmark(new CreateBookmarkArgs
    {
        BookmarkName = StimulusName,
        Stimulus = new BulkStimulus(context.Id),
        Callback = OnNewsAsync,
        DueAt = context.WorkflowExecutionContext.Now() + look,
    });

    private async ValueTask OnNewsAsync(ActivityExecutionContext context)
    {
        var children = context.GetRequiredService<ManyChildren>();
        if (context.Properties.ContainsKey(ItemsKey))
        {
            if (context.GetWorkflowInput<string>(AllBegunKey) != context.Id)
            {
                Dispatch(context);
                return;
            }

            context.RemoveProperty(ItemsKey);
        }

        if (!context.Get(WaitForCompletion))
        {
            await context.CompleteActivityWithOutcomesAsync("Done");
            return;
        }

        await GoOnAsync(context, children);
    }

    private async ValueTask GoOnAsync(ActivityExecutionContext context, ManyChildren children)
    {
        // In the order of the items, so that a crash repeats none and leaves none out.
        while ((ChildCompleted ?? ChildFaulted) is not null && context.Cursor < context.GetProperty<int>(TotalKey))
        {
            var child = await children.FindAsync(context, context.Cursor, context.CancellationToken);
            if (child is { Status: WorkflowStatus.Running })
            {
                Wait(context, LookWhileWaiting);
                return;
            }

            context.Cursor++;
            if (child is not null && (child.SubStatus == WorkflowSubStatus.Faulted ? ChildFaulted : ChildCompleted) is { } port)
            {
                await context.ScheduleActivityAsync(
                    port,
                    OnReportedAsync,
                    tag: null,
                    [new Variable("ChildInstanceId", child.Id), new Variable("ChildOutput", StateReader.Output(child))]);
                return;
            }
        }

        if (await children.IsAnyRunningAsync(context, context.CancellationToken))
        {
            Wait(context, LookWhileWaiting);
            return;
        }

        await context.CompleteActivityWithOutcomesAsync(
            await children.IsAnyCancelledAsync(context, context.CancellationToken) ? "Canceled" : "Completed", "Done");
    }

    private ValueTask OnReportedAsync(ActivityCompletedContext context) =>
        GoOnAsync(context.TargetContext, context.TargetContext.GetRequiredService<ManyChildren>());
}
