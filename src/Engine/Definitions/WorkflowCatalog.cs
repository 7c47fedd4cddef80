using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Engine;

/// <summary>All definitions in all versions: finds and compiles them, each once, and knows what is published.</summary>
public sealed partial class WorkflowCatalog : IDisposable
{
    private readonly IWorkflowDefinitionStore store;
    private readonly DefinitionReader reader;
    private readonly EmbeddableWorkflows embeddable;
    private readonly TriggerReader triggerReader;
    private readonly PublicationChecks checks;
    private readonly IWorkflowIdSource ids;
    private readonly WorkflowEngineOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<WorkflowCatalog> logger;

    // Only frozen versions: what they do never changes. The version id tells a version from one that was deleted
    // and made again under the same number.
    private readonly ConcurrentDictionary<(string Id, int Version), (string RowId, WorkflowDefinition Definition)> compiled = new();
    private readonly SemaphoreSlim changes = new(1);
    private volatile IReadOnlyDictionary<string, int> published = new Dictionary<string, int>(StringComparer.Ordinal);
    private long loadedNumber = -1;
    private bool hasNews;
    private volatile bool lacksTriggers;

    internal WorkflowCatalog(
        IWorkflowDefinitionStore store,
        DefinitionReader reader,
        EmbeddableWorkflows embeddable,
        TriggerReader triggerReader,
        PublicationChecks checks,
        IWorkflowIdSource ids,
        WorkflowEngineOptions options,
        TimeProvider time,
        ILogger<WorkflowCatalog> logger)
    {
        this.store = store;
        this.reader = reader;
        this.embeddable = embeddable;
        this.triggerReader = triggerReader;
        this.checks = checks;
        this.ids = ids;
        this.options = options;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Something was published, retracted or deleted, here or on another node; triggers may have changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Triggers of published definitions.</summary>
    public TriggerIndex Triggers { get; private set; } = TriggerIndex.Empty;

    /// <summary>Published version by definition id.</summary>
    public IReadOnlyDictionary<string, int> Published => published;

    /// <summary>Grows with every change of any definition, drafts included; what is cached by it stays right.</summary>
    public long ChangeNumber => Volatile.Read(ref loadedNumber);

    /// <inheritdoc/>
    public void Dispose() => changes.Dispose();

    /// <summary>Checks a definition without keeping it; every error at once.</summary>
    public ValueTask<DefinitionResult> ValidateAsync(string json, CancellationToken cancellationToken = default) =>
        reader.ReadAsync(json, stored: null, cancellationToken);

    /// <summary>Asks every <see cref="IDefinitionCheck"/>; empty when the definition may be published or run.</summary>
    public ValueTask<IReadOnlyList<DefinitionError>> CheckAsync(WorkflowDefinition definition, CancellationToken cancellationToken = default) =>
        checks.OfHostAsync(definition, cancellationToken);

    /// <summary>Reads anew what is published, if anything was changed, here or on another node; cheap if not.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken = default)
    {
        if (lacksTriggers || await store.ReadChangeNumberAsync(cancellationToken) != ChangeNumber)
        {
            await ReloadAsync(cancellationToken);
        }
    }

    /// <summary>Reads anew what is published; the host calls it at start.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken = default)
    {
        await changes.WaitAsync(cancellationToken);
        try
        {
            await LoadAsync(cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>A version, or the published one; null when there is none.</summary>
    public async ValueTask<WorkflowDefinition?> FindAsync(
        string definitionId, int? version = null, CancellationToken cancellationToken = default)
    {
        if (version is null)
        {
            if (ChangeNumber < 0)
            {
                await ReloadAsync(cancellationToken);
            }

            if (!published.TryGetValue(definitionId, out var current))
            {
                return null;
            }

            version = current;
        }

        if (compiled.TryGetValue((definitionId, version.Value), out var known))
        {
            return known.Definition;
        }

        return await store.FindAsync(definitionId, version.Value, cancellationToken) is { } row ? await CompileAsync(row, cancellationToken) : null;
    }

    /// <summary>
    /// A version, or the published one, for a run. A draft is frozen by that: what a run began with never changes, so
    /// that it can be continued and inspected as it was.
    /// </summary>
    /// <exception cref="WorkflowNotFoundException">There is no such version.</exception>
    /// <exception cref="InvalidDefinitionException">It is a draft that does not compile, or that the host's checks refuse.</exception>
    public async ValueTask<WorkflowDefinition> RequireAsync(string definitionId, int? version, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            var definition = await FindAsync(definitionId, version, cancellationToken) ?? throw new WorkflowNotFoundException(definitionId, version);
            if (compiled.ContainsKey((definitionId, definition.Version)) || attempt > 2)
            {
                return definition;
            }

            if (await checks.OfHostAsync(definition, cancellationToken) is { Count: > 0 } errors)
            {
                throw new InvalidDefinitionException(errors);
            }

            await FreezeAsync(definitionId, definition.Version, cancellationToken);
        }
    }

    /// <summary>Versions without their JSON.</summary>
    public ValueTask<WorkflowDefinitionPage> ListAsync(WorkflowDefinitionQuery query, CancellationToken cancellationToken = default) =>
        store.ListAsync(query, cancellationToken);

    /// <summary>A version as it is stored, by its own id, or null.</summary>
    public ValueTask<WorkflowDefinitionRow?> FindRowByIdAsync(string id, CancellationToken cancellationToken = default) =>
        store.FindByIdAsync(id, cancellationToken);

    /// <summary>A version as it is stored; of several that are meant, the highest; or null.</summary>
    public async ValueTask<WorkflowDefinitionRow?> FindRowAsync(
        string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        (await store.ListAsync(new WorkflowDefinitionQuery { DefinitionIds = [definitionId], Version = version }, cancellationToken))
            .Items.MaxBy(item => item.Version) is { } found
            ? await store.FindAsync(definitionId, found.Version, cancellationToken)
            : null;

    private async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var number = await store.ReadChangeNumberAsync(cancellationToken);
        if (number == loadedNumber && !lacksTriggers)
        {
            return;
        }

        await ForgetDeletedAsync(cancellationToken);
        await embeddable.LoadAsync(cancellationToken);
        var rows = (await store.ListAsync(new WorkflowDefinitionQuery { Version = VersionOptions.Published }, cancellationToken)).Items;
        var definitions = new List<WorkflowDefinition>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                if (await FindAsync(row.DefinitionId, row.Version, cancellationToken) is { } definition)
                {
                    definitions.Add(definition);
                }
            }
            catch (InvalidDefinitionException error)
            {
                // An activity was uninstalled, for example: one broken workflow must not stop the others.
                EngineLog.PublishedIsBroken(logger, row.DefinitionId, row.Version, error.Errors.Count);
            }
        }

        var before = Triggers;
        Triggers = TriggerIndex.Of(await TriggersAsync(definitions, cancellationToken));
        var was = published;
        published = definitions.ToDictionary(item => item.DefinitionId, item => item.Version, StringComparer.Ordinal);
        Volatile.Write(ref loadedNumber, number);
        if (before == TriggerIndex.Empty || before.All.Count != Triggers.All.Count || was.Count != published.Count || was.Any(pair => !published.TryGetValue(pair.Key, out var version) || version != pair.Value))
        {
            hasNews = true;
        }
    }

    private async ValueTask<IReadOnlyList<TriggerEntry>> TriggersAsync(IEnumerable<WorkflowDefinition> definitions, CancellationToken cancellationToken)
    {
        var triggers = new List<TriggerEntry>();
        var isKnown = lacksTriggers;
        lacksTriggers = false;
        foreach (var definition in definitions)
        {
            try
            {
                triggers.AddRange(await triggerReader.ReadAsync(definition, cancellationToken));
            }
            catch (TriggerInputException)
            {
                // What computes them may be away for the moment: it is tried again.
                lacksTriggers = true;
                if (!isKnown)
                {
                    EngineLog.TriggersUnknown(logger, definition.DefinitionId, definition.Version);
                }
            }
        }

        return triggers;
    }

    // Whoever hears the news may come back and change something himself.
    private void Leave()
    {
        var tells = hasNews;
        hasNews = false;
        changes.Release();
        if (tells)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private async ValueTask ForgetDeletedAsync(CancellationToken cancellationToken)
    {
        if (compiled.IsEmpty)
        {
            return;
        }

        var cached = compiled.ToArray();
        var present = (await store.ListAsync(new WorkflowDefinitionQuery { DefinitionIds = [.. cached.Select(item => item.Key.Id).Distinct()] }, cancellationToken))
            .Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in cached.Where(item => !present.Contains(item.Value.RowId)))
        {
            compiled.TryRemove(KeyValuePair.Create(key, value));
        }
    }

    private async ValueTask<WorkflowDefinition> CompileAsync(WorkflowDefinitionRow row, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAsync(row.Json, row, cancellationToken);
        var definition = result.Definition ?? throw new InvalidDefinitionException(result.Errors);
        return row.IsFrozen ? compiled.GetOrAdd((row.DefinitionId, row.Version), (row.Id, definition)).Definition : definition;
    }
}
