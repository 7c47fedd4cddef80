using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>Changes. Each is decided on one state of the catalogue and written only if that still holds.</summary>
public sealed partial class WorkflowCatalog
{
    private const int MostAttempts = 100;

    /// <summary>
    /// Saves what a designer sends: a draft in place, or the next version after a frozen one. A draft may be incomplete
    /// or wrong; to be published it must not be. Content that did not change begins no version.
    /// </summary>
    /// <exception cref="InvalidDefinitionException">It cannot be read, or not be published; every error at once.</exception>
    /// <exception cref="DefinitionReadonlyException">The definition is read-only.</exception>
    public async ValueTask<DefinitionSaved> SaveAsync(JsonObject model, bool publish, CancellationToken cancellationToken = default)
    {
        DefinitionModel.Normalise(model, ids.NewVersionId);
        if (model["root"] is JsonObject root)
        {
            Connections.SetAsideDangling(root);
            await RefreshAsync(cancellationToken);
            await EmbeddedReference.PinAsync(root, embeddable, cancellationToken);
        }

        var saved = await SaveAsync(DefinitionDrafts.FromDesigner(model, ids, options), publish, isFromFile: false, importedHash: null, cancellationToken);
        return publish ? await WithConsumersAsync(saved, cancellationToken) : saved;
    }

    /// <summary>Publishes the latest version.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such definition.</exception>
    /// <exception cref="InvalidDefinitionException">It cannot be published; every error at once.</exception>
    public async ValueTask<DefinitionSaved> PublishLatestAsync(string definitionId, CancellationToken cancellationToken = default) =>
        await WithConsumersAsync(
            await ChangeAsync<DefinitionSaved>(
                async () =>
                {
                    var versions = await WritableVersionsAsync(definitionId, cancellationToken);
                    var row = (await store.FindAsync(definitionId, versions.First(version => version.IsLatest).Version, cancellationToken))!;
                    if (row.IsPublished)
                    {
                        return (null, new DefinitionSaved(row) { WasPublished = true });
                    }

                    await RequirePublishableAsync(row, cancellationToken);
                    return (VersionRules.Publish(versions, row.Version), new DefinitionSaved(row with { IsPublished = true, IsFrozen = true }));
                },
                cancellationToken),
            cancellationToken);

    /// <summary>Takes the published version out of use, and returns it. Running instances stay on it.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such definition.</exception>
    /// <exception cref="InvalidDefinitionException">No version is published.</exception>
    public ValueTask<WorkflowDefinitionRow> RetractAsync(string definitionId, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            async () =>
            {
                var versions = await WritableVersionsAsync(definitionId, cancellationToken);
                var current = versions.FirstOrDefault(version => version.IsPublished)
                    ?? throw DefinitionModel.Invalid("", $"Workflow with id {definitionId} is not published");
                var row = (await store.FindAsync(definitionId, current.Version, cancellationToken))!;
                return (VersionRules.Publish(versions, null), row with { IsPublished = false });
            },
            cancellationToken);

    /// <summary>Makes a new draft with the content of an old version.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such version.</exception>
    public ValueTask<WorkflowDefinitionRow> RevertAsync(string definitionId, int version, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            async () =>
            {
                var versions = await WritableVersionsAsync(definitionId, cancellationToken);
                var source = await store.FindAsync(definitionId, version, cancellationToken) ?? throw new WorkflowNotFoundException(definitionId, version);
                var change = VersionRules.Revert(versions, source, ids.NewVersionId(), time.GetUtcNow());
                return (change, change.Put!);
            },
            cancellationToken);

    /// <summary>Deletes versions of a definition, or with null all of them; returns those that were there.</summary>
    /// <exception cref="DefinitionReadonlyException">The definition is read-only.</exception>
    /// <exception cref="InvalidDefinitionException">Other workflows use a version as an activity.</exception>
    public ValueTask<IReadOnlyList<WorkflowDefinitionSummary>> DeleteAsync(
        string definitionId, IReadOnlyCollection<int>? versions = null, CancellationToken cancellationToken = default) =>
        ChangeAsync<IReadOnlyList<WorkflowDefinitionSummary>>(
            async () =>
            {
                var all = await store.ListVersionsAsync(definitionId, cancellationToken);
                var removed = all.Where(version => versions?.Contains(version.Version) ?? true).ToList();
                if (removed.Count == 0)
                {
                    return (null, []);
                }

                await RequireUnusedAsync(removed, cancellationToken);
                return removed.Any(version => version.IsReadonly || version.IsSystem)
                    ? throw new DefinitionReadonlyException(definitionId)
                    : (VersionRules.Remove(all, [.. removed.Select(version => version.Version)]), removed);
            },
            cancellationToken);

    /// <summary>Makes a version the one for new runs, or with null none. Running instances stay on theirs.</summary>
    public async ValueTask PublishAsync(string definitionId, int? version, CancellationToken cancellationToken = default) =>
        await ChangeAsync(
            async () =>
            {
                var versions = await store.ListVersionsAsync(definitionId, cancellationToken);
                if (version is { } number)
                {
                    await RequirePublishableAsync(
                        await store.FindAsync(definitionId, number, cancellationToken) ?? throw new WorkflowNotFoundException(definitionId, version),
                        cancellationToken);
                }

                return versions.Count == 0 ? throw new WorkflowNotFoundException(definitionId, version) : (VersionRules.Publish(versions, version), true);
            },
            cancellationToken);

    private async ValueTask FreezeAsync(string definitionId, int version, CancellationToken cancellationToken) =>
        await ChangeAsync(
            async () =>
            {
                var versions = await store.ListVersionsAsync(definitionId, cancellationToken);
                return (versions.Any(item => item.Version == version && !item.IsFrozen) ? VersionRules.Freeze(versions, version) : null, true);
            },
            cancellationToken);

    private ValueTask<DefinitionSaved> SaveAsync(
        DefinitionDraft draft, bool publish, bool isFromFile, string? importedHash, CancellationToken cancellationToken) =>
        ChangeAsync(
            async () =>
            {
                var versions = isFromFile
                    ? await store.ListVersionsAsync(draft.DefinitionId, cancellationToken)
                    : await WritableVersionsAsync(draft.DefinitionId, cancellationToken, mayBeNew: true);
                var latest = versions.FirstOrDefault(version => version.IsLatest) is { } summary
                    ? await store.FindAsync(draft.DefinitionId, summary.Version, cancellationToken)
                    : null;

                // Computed from the text: the stored hash may be of an older algorithm.
                var isSame = latest is not null && CanonicalHash.Of(latest.Json) == draft.ContentHash;
                var change = VersionRules.Save(versions, draft, isSame, publish, ids.NewVersionId(), time.GetUtcNow()) with { ImportedHash = importedHash };
                if (publish)
                {
                    await RequirePublishableAsync(change.Put!, cancellationToken);
                }

                if (!isSame && change.Put!.Id != latest?.Id)
                {
                    EngineLog.DefinitionAdded(logger, draft.DefinitionId, change.Put.Version, draft.ContentHash);
                }

                return (change.Put == latest && importedHash is null ? null : change, new DefinitionSaved(change.Put!) { WasPublished = isSame && latest!.IsPublished, WasUnchanged = isSame });
            },
            cancellationToken);

    private async ValueTask<IReadOnlyList<WorkflowDefinitionSummary>> WritableVersionsAsync(
        string definitionId, CancellationToken cancellationToken, bool mayBeNew = false)
    {
        var versions = await store.ListVersionsAsync(definitionId, cancellationToken);
        if (versions.Count == 0 && !mayBeNew)
        {
            throw new WorkflowNotFoundException(definitionId, null);
        }

        return versions.Any(version => version.IsReadonly || version.IsSystem) ? throw new DefinitionReadonlyException(definitionId) : versions;
    }

    private async ValueTask RequirePublishableAsync(WorkflowDefinitionRow row, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAsync(row.Json, row, cancellationToken);
        var errors = result.Definition is { } definition
            ? await checks.BeforePublishingAsync(definition, Triggers, cancellationToken)
            : result.Errors;
        if (errors.Count > 0)
        {
            throw new InvalidDefinitionException(errors);
        }
    }

    // Decides and writes; begins again when another node was faster.
    private async ValueTask<T> ChangeAsync<T>(Func<ValueTask<(DefinitionChange? Change, T Result)>> decide, CancellationToken cancellationToken)
    {
        await changes.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                await LoadAsync(cancellationToken);
                var number = loadedNumber;
                var (change, result) = await decide();
                if (change is null)
                {
                    return result;
                }

                if (await store.TryApplyAsync(change, number, cancellationToken))
                {
                    await LoadAsync(cancellationToken);
                    return result;
                }

                if (attempt == MostAttempts)
                {
                    throw new TimeoutException("Other nodes change definitions all the time. Try again.");
                }
            }
        }
        finally
        {
            Leave();
        }
    }
}
