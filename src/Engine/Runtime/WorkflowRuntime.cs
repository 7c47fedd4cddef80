using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Engine;

/// <summary>Starts, resumes, retries, cancels and recovers runs. Has no clock of its own: the host ticks.</summary>
public sealed partial class WorkflowRuntime : IDisposable
{
    private readonly IWorkflowInstanceStore store;
    private readonly WorkflowCatalog catalog;
    private readonly WorkflowRunner runner;
    private readonly RunEnvironment environment;
    private readonly IWorkflowIdSource ids;
    private readonly BulkDispatch bulk;
    private readonly ILogger<WorkflowRuntime> logger;
    private readonly InstanceLocks locks = new();
    private readonly SemaphoreSlim capacity;
    private readonly BackgroundActivities background;

    internal WorkflowRuntime(
        IWorkflowInstanceStore store,
        WorkflowCatalog catalog,
        WorkflowRunner runner,
        RunEnvironment environment,
        IWorkflowIdSource ids,
        BulkDispatch bulk,
        ILogger<WorkflowRuntime> logger)
    {
        this.store = store;
        this.catalog = catalog;
        this.runner = runner;
        this.environment = environment;
        this.ids = ids;
        this.bulk = bulk;
        this.logger = logger;
        background = new BackgroundActivities(environment.Options);
        capacity = new SemaphoreSlim(environment.Options.MaxConcurrentRuns);
    }

    /// <summary>
    /// Creates an instance and runs it until it waits or ends. An id that exists is not run again: its state is returned.
    /// </summary>
    /// <exception cref="WorkflowNotFoundException">No such definition, version or published version.</exception>
    public async ValueTask<WorkflowRunState> StartAsync(StartWorkflow request, CancellationToken cancellationToken = default)
    {
        var definition = await catalog.RequireAsync(request.DefinitionId, request.Version, cancellationToken);
        var id = request.InstanceId ?? ids.NewId();
        WorkflowExecutionContext run;
        using (await locks.EnterAsync(id, cancellationToken))
        {
            run = Create(environment, definition, id, request, cancellationToken);
            if (request.InstanceId is null && definition.ActivationStrategy == ActivationStrategy.Always)
            {
                // Nobody else can have drawn the same id: the first checkpoint is early enough.
                run.IsUnsaved = true;
            }
            else if (await StoreAsync(run, definition, cancellationToken) is { } other)
            {
                return other;
            }

            await RunAsync(run, cancellationToken);
        }

        await AfterwardsAsync(run, cancellationToken);
        return WorkflowRunState.From(run) with { WasCreated = true };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        background.Dispose();
        capacity.Dispose();
    }

    /// <summary>The state of an instance, or null.</summary>
    public async ValueTask<WorkflowRunState?> FindAsync(string instanceId, CancellationToken cancellationToken = default) =>
        await store.FindAsync(instanceId, cancellationToken) is { } row ? WorkflowRunState.From(row) : null;

    /// <summary>Runs a faulted instance again from its faulted activities; not found when it is not faulted.</summary>
    public ValueTask<ResumeResult> RetryAsync(string instanceId, CancellationToken cancellationToken = default) =>
        ContinueAsync(instanceId, Repairs.RequeueFaulted, http: null, cancellationToken);

    /// <summary>Ends an instance and everything it waits for; not found when it has ended.</summary>
    public ValueTask<ResumeResult> CancelAsync(string instanceId, CancellationToken cancellationToken = default) =>
        ContinueAsync(instanceId, Repairs.Cancel, http: null, cancellationToken);

    internal static WorkflowExecutionContext Create(
        RunEnvironment environment, WorkflowDefinition definition, string id, StartWorkflow request, CancellationToken cancellationToken)
    {
        var run = new WorkflowExecutionContext(definition.Graph, id, environment, cancellationToken)
        {
            CorrelationId = request.CorrelationId,
            TriggerActivityId = request.TriggerActivityId,
            ParentWorkflowInstanceId = request.ParentInstanceId,
            SubStatus = WorkflowSubStatus.Pending,
            CreatedAt = environment.Time.GetUtcNow(),
        };
        foreach (var (key, value) in request.Input ?? new Dictionary<string, object?>(0))
        {
            run.Input[key] = value!;
        }

        run.StartInput = run.Input;
        if (request.Http is { } http)
        {
            run.TransientProperties[typeof(IHttpExchange)] = http as RoutedExchange ?? new RoutedExchange(http, new Dictionary<string, object>(0));
        }

        run.Queue.Enqueue(run.Root);
        return run;
    }

    // Null: it is stored. Else the state of the one that has its id, or the refusal.
    private async ValueTask<WorkflowRunState?> StoreAsync(
        WorkflowExecutionContext run, WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        var strategy = definition.ActivationStrategy;
        switch (await store.CreateAsync(CheckpointSaver.ToRow(run, 0, run.CreatedAt), strategy, cancellationToken))
        {
            case InstanceCreation.Exists:
                return WorkflowRunState.From((await store.FindAsync(run.Id, cancellationToken))!);
            case InstanceCreation.Refused:
                EngineLog.Refused(logger, definition.DefinitionId, strategy);
                return WorkflowRunState.Refused(run);
            default:
                return null;
        }
    }

    // The one way in which an existing instance is changed: lock, load, change, run, save.
    private async ValueTask<ResumeResult> ContinueAsync(
        string instanceId, Func<WorkflowExecutionContext, bool> change, IHttpExchange? http, CancellationToken cancellationToken)
    {
        WorkflowExecutionContext run;
        using (await locks.EnterAsync(instanceId, cancellationToken))
        {
            if (await LoadAsync(instanceId, cancellationToken) is not { } loaded || !change(loaded))
            {
                return ResumeResult.NotFound;
            }

            run = loaded;
            if (http is not null)
            {
                run.TransientProperties[typeof(IHttpExchange)] = http;
            }

            try
            {
                await RunAsync(run, cancellationToken);
            }
            catch (StaleCheckpointException)
            {
                // Another node resumed it too and was faster; outside effects had the same keys.
                EngineLog.Stale(logger, instanceId);
                return ResumeResult.NotFound;
            }
        }

        await AfterwardsAsync(run, cancellationToken);
        return new ResumeResult([WorkflowRunState.From(run)]);
    }

    private async ValueTask<WorkflowExecutionContext?> LoadAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(instanceId, cancellationToken) is not { } row)
        {
            return null;
        }

        var run = await OpenAsync(row, cancellationToken);
        run.WasResumed = true;
        return run;
    }

    private async ValueTask RunAsync(WorkflowExecutionContext run, CancellationToken cancellationToken)
    {
        await capacity.WaitAsync(cancellationToken);
        try
        {
            await runner.RunAsync(run);
        }
        finally
        {
            capacity.Release();
        }
    }
}
