using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Engine;

/// <summary>All definitions in all versions; imports, checks, publishes and compiles them, each once.</summary>
public sealed class WorkflowCatalog : IDisposable
{
    private readonly IWorkflowDefinitionStore store;
    private readonly DefinitionReader reader;
    private readonly TimeProvider time;
    private readonly ILogger<WorkflowCatalog> logger;
    private readonly ConcurrentDictionary<(string Id, int Version), WorkflowDefinition> compiled = new();
    private readonly SemaphoreSlim changes = new(1);
    private volatile IReadOnlyDictionary<string, int> published = new Dictionary<string, int>(StringComparer.Ordinal);
    private bool isLoaded;

    internal WorkflowCatalog(
        IWorkflowDefinitionStore store, DefinitionReader reader, TimeProvider time, ILogger<WorkflowCatalog> logger)
    {
        this.store = store;
        this.reader = reader;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Triggers of published definitions.</summary>
    public TriggerIndex Triggers { get; private set; } = TriggerIndex.Empty;

    /// <summary>Published version by definition id.</summary>
    public IReadOnlyDictionary<string, int> Published => published;

    /// <inheritdoc/>
    public void Dispose() => changes.Dispose();

    /// <summary>Checks a definition without keeping it; every error at once.</summary>
    public DefinitionResult Validate(string json) => reader.Read(json);

    /// <summary>
    /// Adds a definition. Content equal to the latest version's adds nothing; a version that exists with other content
    /// becomes the next version, because instances may be running on the old one.
    /// </summary>
    public async ValueTask<DefinitionResult> ImportAsync(
        string json, bool publish = true, CancellationToken cancellationToken = default)
    {
        var result = reader.Read(json);
        if (result.Definition is not { } definition)
        {
            return result;
        }

        await changes.WaitAsync(cancellationToken);
        try
        {
            var versions = await store.ListVersionsAsync(definition.DefinitionId, cancellationToken);
            var latest = versions.Count == 0 ? null : versions[^1];
            var isUnchanged = latest?.ContentHash == definition.ContentHash;
            if (publish && await ConflictAsync(definition, cancellationToken) is { Count: > 0 } conflicts)
            {
                return new DefinitionResult(null, conflicts);
            }

            var version = isUnchanged ? latest!.Version
                : versions.Any(row => row.Version == definition.Version) ? latest!.Version + 1
                : definition.Version;
            if (!isUnchanged)
            {
                await store.TryAddAsync(ToRow(definition, version), cancellationToken);
                EngineLog.DefinitionAdded(logger, definition.DefinitionId, version, definition.ContentHash);
            }

            if (publish && !(isUnchanged && latest!.IsPublished))
            {
                await store.SetPublishedAsync(definition.DefinitionId, version, cancellationToken);
            }

            await ReloadAsync(cancellationToken);
            return new DefinitionResult(await RequireAsync(definition.DefinitionId, version, cancellationToken), []) { IsUnchanged = isUnchanged };
        }
        finally
        {
            changes.Release();
        }
    }

    /// <summary>Imports every <c>*.json</c> of a directory; results by file name.</summary>
    public async ValueTask<IReadOnlyDictionary<string, DefinitionResult>> ImportDirectoryAsync(
        string directory, CancellationToken cancellationToken = default)
    {
        var results = new SortedDictionary<string, DefinitionResult>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
        {
            results[Path.GetFileName(file)] = await ImportAsync(
                await File.ReadAllTextAsync(file, cancellationToken), publish: true, cancellationToken);
        }

        return results;
    }

    /// <summary>Makes a version the one for new runs, or with null none. Running instances stay on theirs.</summary>
    public async ValueTask PublishAsync(string definitionId, int? version, CancellationToken cancellationToken = default)
    {
        if (version is not null)
        {
            await RequireAsync(definitionId, version, cancellationToken);
        }

        await store.SetPublishedAsync(definitionId, version, cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    /// <summary>Reads what is published anew; the host calls it at start, and on other nodes after a change.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken = default)
    {
        var rows = await store.ListPublishedAsync(cancellationToken);
        var definitions = rows.Select(row => compiled.GetOrAdd((row.DefinitionId, row.Version), _ => Compile(row))).ToList();
        Triggers = await TriggerIndex.BuildAsync(definitions, cancellationToken);
        published = rows.ToDictionary(row => row.DefinitionId, row => row.Version, StringComparer.Ordinal);
        isLoaded = true;
    }

    /// <summary>A version, or the published one; null when there is none.</summary>
    public async ValueTask<WorkflowDefinition?> FindAsync(
        string definitionId, int? version = null, CancellationToken cancellationToken = default)
    {
        if (version is null)
        {
            if (!isLoaded)
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
            return known;
        }

        return await store.FindAsync(definitionId, version.Value, cancellationToken) is { } row
            ? compiled.GetOrAdd((definitionId, version.Value), _ => Compile(row))
            : null;
    }

    internal async ValueTask<WorkflowDefinition> RequireAsync(string definitionId, int? version, CancellationToken cancellationToken) =>
        await FindAsync(definitionId, version, cancellationToken) ?? throw new WorkflowNotFoundException(definitionId, version);

    private WorkflowDefinition Compile(WorkflowDefinitionRow row)
    {
        var result = reader.Read(row.Json, row.Version);
        return result.Definition ?? throw new InvalidDefinitionException(result.Errors);
    }

    // Two endpoints on one path would make a request ambiguous.
    private async ValueTask<IReadOnlyList<DefinitionError>> ConflictAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            var own = await TriggerIndex.BuildAsync([definition], cancellationToken);
            return Triggers.ConflictsWith(own, definition.DefinitionId);
        }
        catch (TriggerInputException error)
        {
            return [new DefinitionError("", error.Message)];
        }
    }

    private WorkflowDefinitionRow ToRow(WorkflowDefinition definition, int version) => new()
    {
        DefinitionId = definition.DefinitionId,
        Version = version,
        Name = definition.Name,
        ContentHash = definition.ContentHash,
        IsPublished = false,
        CreatedAt = time.GetUtcNow(),
        Json = definition.Json,
    };
}
