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

    internal bool IsFinishing { get; set; }

    internal bool WasResumed { get; set; }

    // Children that were created during the burst and begin when it is over.
    internal List<string>? StartAfterwards { get; set; }

    internal RunEnvironment Environment => environment;

    internal Dictionary<string, object>? PropertiesOrNull => properties;

    /// <summary>A service of the run's scope.</summary>
    public T GetRequiredService<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A service of the run's scope, or null.</summary>
    public T? GetService<T>()
        where T : class => Services.GetService<T>();

    internal object? GetService(Type type) => Services.GetService(type);

    internal DateTimeOffset Now() => environment.Time.GetUtcNow();

    internal ActivityExecutionContext Schedule(CompiledNode node, ActivityExecutionContext parent)
    {
        var context = new ActivityExecutionContext(this, node, parent, ++Visits[node.Index]);
        Queue.Enqueue(context);
        return context;
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
