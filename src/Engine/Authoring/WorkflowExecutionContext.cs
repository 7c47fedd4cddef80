using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>One run of a workflow, from one suspension to the next. Used by one thread at a time.</summary>
public sealed class WorkflowExecutionContext
{
    private readonly RunEnvironment environment;
    private AsyncServiceScope? scope;
    private Dictionary<string, object>? properties;
    private Dictionary<object, object>? transientProperties;

    internal WorkflowExecutionContext(CompiledWorkflow graph, string id, RunEnvironment environment, CancellationToken cancellationToken)
    {
        Graph = graph;
        Id = id;
        this.environment = environment;
        CancellationToken = cancellationToken;
        Visits = new int[graph.Nodes.Length];
        Journal = new Journal(this, environment.Options.Journal);
        Visits[0] = 1;
        Root = new ActivityExecutionContext(this, graph.Nodes[0], parent: null, visit: 1);
    }

    /// <summary>Id of the instance.</summary>
    public string Id { get; }

    /// <summary>The host's reference for this run.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Name of the instance.</summary>
    public string? Name { get; set; }

    /// <summary>Input of the run; while a resume is handled, overlaid by the stimulus' input.</summary>
    public IDictionary<string, object> Input { get; internal set; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Output of the run, by name.</summary>
    public IDictionary<string, object> Output { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>State of the run, kept across suspension.</summary>
    public IDictionary<string, object> Properties => properties ??= new(StringComparer.Ordinal);

    /// <summary>Objects of this burst, for example the HTTP exchange; never stored.</summary>
    public IDictionary<object, object> TransientProperties => transientProperties ??= [];

    /// <summary>The definition that runs.</summary>
    public WorkflowDefinition Workflow => Graph.Definition;

    /// <summary>Whether the run can still do something.</summary>
    public WorkflowStatus Status { get; internal set; }

    /// <summary>The status in detail.</summary>
    public WorkflowSubStatus SubStatus { get; internal set; }

    /// <summary>The trigger that started the run.</summary>
    public string? TriggerActivityId { get; internal set; }

    /// <summary>The run that started this one.</summary>
    public string? ParentWorkflowInstanceId { get; internal set; }

    /// <summary>Stops the run.</summary>
    public CancellationToken CancellationToken { get; }

    internal CompiledWorkflow Graph { get; }

    internal ActivityExecutionContext Root { get; set; }

    internal Queue<ActivityExecutionContext> Queue { get; } = new(4);

    internal int[] Visits { get; }

    internal Journal Journal { get; }

    internal OutputRegister Outputs { get; } = new();

    internal List<IncidentRow> NewIncidents { get; } = [];

    internal int IncidentCount { get; set; }

    internal long CheckpointNumber { get; set; }

    internal DateTimeOffset CreatedAt { get; set; }

    internal IDictionary<string, object>? StartInput { get; set; }

    // The state has changed since the last checkpoint in a way that running again might not repeat.
    internal bool IsDirty { get; set; }

    // No row of the instance is stored yet.
    internal bool IsUnsaved { get; set; }

    internal bool IsFinishing { get; set; }

    internal bool WasResumed { get; set; }

    // The execution whose code runs now; whatever else ends meanwhile is noted, and its parents hear of it afterwards.
    internal ActivityExecutionContext? Current { get; set; }

    internal List<ActivityExecutionContext>? EndedMeanwhile { get; set; }

    // Children that were created during the burst and begin when it is over.
    internal List<string>? StartAfterwards { get; set; }

    // Executions that go on beside the run when its burst is over.
    internal List<string>? BackgroundWork { get; set; }

    // For the commit strategy Periodic.
    internal DateTimeOffset? SavedAt { get; set; }

    internal string? CorrelationBefore { get; set; }

    internal string? NameBefore { get; set; }

    // What else follows the burst: events to hand over, tasks to tell of.
    internal List<Func<WorkflowRuntime, CancellationToken, ValueTask>>? Afterwards { get; private set; }

    internal RunEnvironment Environment => environment;

    internal Dictionary<string, object>? PropertiesOrNull => properties;

    internal Dictionary<object, object>? TransientPropertiesOrNull => transientProperties;

    /// <summary>A service of the run's scope.</summary>
    public T GetRequiredService<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A service of the run's scope, or null.</summary>
    public T? GetService<T>()
        where T : class => Services.GetService<T>();

    /// <summary>Bookmarks at which the run waits.</summary>
    public IReadOnlyList<Bookmark> Bookmarks
    {
        get
        {
            var bookmarks = new List<Bookmark>();
            ContextTree.Visit(Root, context => bookmarks.AddRange(context.Bookmarks));
            return bookmarks;
        }
    }

    /// <summary>Executions that have not ended, parents first.</summary>
    public IReadOnlyList<ActivityExecutionContext> ActivityExecutionContexts
    {
        get
        {
            var contexts = new List<ActivityExecutionContext>();
            ContextTree.Visit(Root, contexts.Add);
            return contexts;
        }
    }

    /// <summary>Faults of this burst that are not stored yet.</summary>
    public IReadOnlyList<ActivityIncident> Incidents => [.. NewIncidents.Select(row => new ActivityIncident(
        row.ActivityId, row.NodeId, row.ActivityType, row.Message, row.OccurredAt))];

    /// <summary>Ends the run: faulted and finished at once, cancelled with everything that it waits for.</summary>
    public void TransitionTo(WorkflowSubStatus subStatus)
    {
        switch (subStatus)
        {
            case WorkflowSubStatus.Cancelled:
                Cancel();
                break;
            case WorkflowSubStatus.Finished:
                IsFinishing = true;
                break;
            default:
                SubStatus = subStatus;
                break;
        }
    }

    /// <summary>Ends the run and everything that it waits for, once the activity that asks for it returns.</summary>
    public void Cancel()
    {
        Queue.Clear();
        Root.CancelTree();
    }

    internal T Create<T>() => ActivatorUtilities.CreateInstance<T>(Services);

    internal object? GetService(Type type) => Services.GetService(type);

    internal void Later(Func<WorkflowRuntime, CancellationToken, ValueTask> work) => (Afterwards ??= []).Add(work);

    internal DateTimeOffset Now() => environment.Time.GetUtcNow();

    internal ActivityExecutionContext Schedule(CompiledNode node, ActivityExecutionContext parent)
    {
        var context = new ActivityExecutionContext(this, node, parent, ++Visits[node.Index]);
        if (parent.Predecessor is { } before)
        {
            context.FollowsAfter(before);
        }

        Queue.Enqueue(context);
        return context;
    }

    internal void NoteEnd(ActivityExecutionContext context)
    {
        if (!ReferenceEquals(context, Current))
        {
            (EndedMeanwhile ??= []).Add(context);
        }
    }

    internal async ValueTask DisposeScopeAsync()
    {
        if (scope is { } open)
        {
            scope = null;
            await open.DisposeAsync();
        }
    }

    // One scope per burst, made when an activity first asks for a service.
    private IServiceProvider Services => (scope ??= environment.Scopes.CreateAsyncScope()).ServiceProvider;
}
