namespace WorkflowConnect.Engine.Authoring;

/// <summary>One execution of one activity in one run.</summary>
public sealed partial class ActivityExecutionContext
{
    private string? id;
    private Dictionary<string, object>? activityInput;
    private Dictionary<string, object>? metadata;
    private Dictionary<string, object>? journalData;
    private Dictionary<string, object>? properties;
    private Dictionary<object, object>? transientProperties;

    internal ActivityExecutionContext(
        WorkflowExecutionContext workflow, CompiledNode node, ActivityExecutionContext? parent, int visit)
    {
        WorkflowExecutionContext = workflow;
        Node = node;
        ParentActivityExecutionContext = parent;
        Visit = visit;
        Depth = parent is null ? 0 : parent.Depth + 1;
        parent?.Attach(this);
    }

    /// <summary>
    /// Derived from the instance, the node and the number of the visit: the same when the activity runs again after a
    /// crash or a retry. It is the idempotency key of the activity's outside effects.
    /// </summary>
    public string Id => id ??= ContextId.Of(WorkflowExecutionContext.Id, Node.NodeId, Visit);

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? CompletedAt { get; internal set; }

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status { get; internal set; }

    /// <summary>The activity; shared by all runs.</summary>
    public IActivity Activity => Node.Activity;

    /// <summary>Path of the activity.</summary>
    public string NodeId => Node.NodeId;

    /// <summary>Descriptor of the activity's type.</summary>
    public ActivityDescriptor ActivityDescriptor => Node.Descriptor;

    /// <summary>Given by the parent that scheduled it.</summary>
    public object? Tag { get; internal set; }

    /// <summary>The run.</summary>
    public WorkflowExecutionContext WorkflowExecutionContext { get; }

    /// <summary>The execution around it.</summary>
    public ActivityExecutionContext? ParentActivityExecutionContext { get; }

    /// <summary>For expressions.</summary>
    public ExpressionExecutionContext ExpressionExecutionContext => new(this);

    /// <summary>Stops the run.</summary>
    public CancellationToken CancellationToken => WorkflowExecutionContext.CancellationToken;

    /// <summary>Number of tries, beginning with 1.</summary>
    public int Attempt { get; internal set; } = 1;

    /// <summary>Input of the run, or of the stimulus that resumed it.</summary>
    public IDictionary<string, object> WorkflowInput => WorkflowExecutionContext.Input;

    /// <summary>Input of this execution alone, given by the parent that scheduled it.</summary>
    public IDictionary<string, object> ActivityInput => activityInput ??= new(StringComparer.Ordinal);

    /// <summary>Notes for the host; not stored.</summary>
    public IDictionary<string, object> Metadata => metadata ??= new(StringComparer.Ordinal);

    /// <summary>Goes to the journal with the next entry. References only.</summary>
    public IDictionary<string, object> JournalData => journalData ??= new(StringComparer.Ordinal);

    /// <summary>State of this execution, kept across suspension.</summary>
    public IDictionary<string, object> Properties => properties ??= new(StringComparer.Ordinal);

    /// <summary>State of this execution until the next suspension.</summary>
    public IDictionary<object, object> TransientProperties => transientProperties ??= [];

    internal CompiledNode Node { get; }

    internal int Visit { get; }

    internal Outcomes? Result { get; set; }

    // What it completed with, if that is not a list of outcomes.
    internal object? ResultValue { get; set; }

    // A loop's or sequence's position, and whatever else fits one number.
    internal int Cursor { get; set; }

    internal object?[]? InputValues { get; set; }

    internal bool HasInputs { get; set; }

    // A loop's items; rebuilt from the inputs after a suspension.
    internal System.Collections.IList? Items { get; set; }

    internal FlowState? Flow { get; set; }

    // Method that runs instead of ExecuteAsync: the callback of the bookmark that was resumed.
    internal string? CallbackMethod { get; set; }

    // Resume without callback: the activity completes.
    internal bool CompletesOnResume { get; set; }

    internal ActivityCompletionCallback? Callback { get; set; }

    // Of a stored run, until the method is needed.
    internal string? CallbackName { get; set; }

    internal string? CompletionMethod => Callback?.Method.Name ?? CallbackName;

    internal bool IsBreaking { get; set; }

    // Position in the state being written.
    internal int StateIndex { get; set; }

    // Number of executions that led to it, and the one before it when that is not the parent.
    internal int Depth { get; set; }

    internal CompiledNode? ScheduledBy { get; set; }

    internal int ScheduledByVisit { get; set; }

    // Of a flowchart: the execution whose end moves it on right now.
    internal ActivityExecutionContext? Predecessor { get; set; }

    internal bool StartedByBackwardEdge { get; set; }

    internal bool IsEnded => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    internal IReadOnlyDictionary<string, object>? JournalDataOrNull => journalData;

    internal Dictionary<string, object>? PropertiesOrNull => properties;

    internal Dictionary<string, object>? ActivityInputOrNull => activityInput;

    // What it did beside the run, to be taken over at its next step.
    internal BackgroundResult? BackgroundResult { get; set; }

    // On a copy: the outputs that it writes.
    internal List<(Output Output, object? Value)>? OutputLog { get; set; }

    internal Exception? PendingFault { get; set; }

    /// <summary>A service of the run's scope, which lives until the run suspends or ends.</summary>
    public T GetRequiredService<T>()
        where T : notnull => WorkflowExecutionContext.GetRequiredService<T>();

    /// <inheritdoc cref="GetRequiredService{T}"/>
    public object GetRequiredService(Type serviceType) =>
        WorkflowExecutionContext.GetService(serviceType)
        ?? throw new InvalidOperationException($"No service of type {serviceType} is registered.");

    /// <summary>A service of the run's scope, or null.</summary>
    public T? GetService<T>()
        where T : class => WorkflowExecutionContext.GetService<T>();

    /// <summary>All services of a type.</summary>
    public IEnumerable<T> GetServices<T>() => WorkflowExecutionContext.GetService<IEnumerable<T>>() ?? [];

    /// <summary>Completes with a result, which may be <see cref="Outcomes"/>.</summary>
    public ValueTask CompleteActivityAsync(object? result = null)
    {
        if (!IsEnded)
        {
            Result = result as Outcomes;
            ResultValue = Result is null ? result : null;
            Status = ActivityStatus.Completed;
            WorkflowExecutionContext.NoteEnd(this);
            if (Result is not null)
            {
                JournalData["Outcomes"] = Result.Names;
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Completes through the named ports.</summary>
    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) =>
        CompleteActivityAsync(new Outcomes(outcomes));

    /// <summary>Ends this execution and everything below it.</summary>
    public ValueTask CancelActivityAsync()
    {
        CancelTree();
        WorkflowExecutionContext.NoteEnd(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Completes the nearest composite around this activity, or the workflow, with outcomes.</summary>
    public ValueTask CompleteCompositeAsync(params string[] outcomes) => CompleteCompositeAsync(new Outcomes(outcomes));

    /// <summary>Goes on through ports without completing: what is behind them is queued by the flowchart around it.</summary>
    public ValueTask ScheduleOutcomesAsync(params string[] outcomes)
    {
        if (ParentActivityExecutionContext is { Flow: not null } flowchart)
        {
            Activities.Flowchart.ScheduleOutcomes(flowchart, this, new Outcomes(outcomes));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Ends this execution as if it had thrown.</summary>
    public void Fault(Exception exception) => PendingFault = exception;

    /// <summary>Sets the status, for activities that keep their own.</summary>
    public void TransitionTo(ActivityStatus status)
    {
        if (Status == status)
        {
            return;
        }

        Status = status;
        if (IsEnded)
        {
            WorkflowExecutionContext.NoteEnd(this);
        }
    }

    /// <summary>Sends a signal to this activity and then to its ancestors, the nearest first.</summary>
    public async ValueTask SendSignalAsync(object signal)
    {
        switch (signal)
        {
            case BreakSignal:
                BreakLoop();
                break;
            case CompleteCompositeSignal composite:
                await CompleteCompositeAsync(composite.Value);
                break;
        }

        var context = new SignalContext(this, this, CancellationToken);
        for (var receiver = this; receiver is not null && !context.IsStopped; receiver = receiver.ParentActivityExecutionContext)
        {
            context.ReceiverActivityExecutionContext = receiver;
            await receiver.Node.Activity.ReceiveSignalAsync(signal, context);
        }
    }

    // Without a loop around it a break ends only the container that it stands in.
    internal void BreakLoop()
    {
        for (var above = ParentActivityExecutionContext; above is not null; above = above.ParentActivityExecutionContext)
        {
            if (above.Node.Activity.IsLoop)
            {
                IsBreaking = true;
                return;
            }
        }
    }

    internal async ValueTask CompleteCompositeAsync(object? result)
    {
        var composite = ParentActivityExecutionContext;
        while (composite is { Node.Activity.IsComposite: false, ParentActivityExecutionContext: { } above })
        {
            composite = above;
        }

        if (composite is not null)
        {
            await composite.Node.Activity.OnCompositeCompletingAsync(composite, this);
            await composite.CompleteActivityAsync(result);
        }
    }

    /// <summary>Adds an entry to the journal. References only.</summary>
    public void AddExecutionLogEntry(string eventName, string? message = null, string? source = null, object? payload = null) =>
        WorkflowExecutionContext.Journal.Add(this, eventName, message, payload);

    /// <summary>The run was started by this activity, just now.</summary>
    public bool IsTriggerOfWorkflow() =>
        Visit == 1 && string.Equals(WorkflowExecutionContext.TriggerActivityId, Activity.Id, StringComparison.Ordinal);

    internal void ClearJournalData() => journalData = null;

    // The execution whose end led to this one.
    internal void FollowsAfter(ActivityExecutionContext before)
    {
        Depth = before.Depth + 1;
        ScheduledBy = before.Node;
        ScheduledByVisit = before.Visit;
    }

    internal void SetId(string value) => id = value;
}
