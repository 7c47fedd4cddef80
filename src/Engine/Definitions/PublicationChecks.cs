namespace WorkflowConnect.Engine;

/// <summary>Everything that must hold, besides compiling, before a version is published.</summary>
internal sealed class PublicationChecks(IWorkflowDefinitionStore store, TriggerReader triggerReader, IEnumerable<IDefinitionCheck> checks)
{
    /// <summary>Every error at once.</summary>
    public async ValueTask<IReadOnlyList<DefinitionError>> BeforePublishingAsync(
        WorkflowDefinition definition, TriggerIndex triggers, CancellationToken cancellationToken) =>
        [
            .. await PathsAsync(definition, triggers, cancellationToken),
            .. await NamesAsync(definition, cancellationToken),
            .. await OfHostAsync(definition, cancellationToken),
        ];

    /// <summary>What the host itself asks for; of drafts too, before they run.</summary>
    public async ValueTask<IReadOnlyList<DefinitionError>> OfHostAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        var errors = new List<DefinitionError>();
        foreach (var check in checks)
        {
            errors.AddRange(await check.CheckAsync(definition, cancellationToken));
        }

        return errors;
    }

    // Two endpoints on one path would make a request ambiguous.
    private async ValueTask<IReadOnlyList<DefinitionError>> PathsAsync(
        WorkflowDefinition definition, TriggerIndex triggers, CancellationToken cancellationToken)
    {
        try
        {
            return triggers.ConflictsWith(TriggerIndex.Of(await triggerReader.ReadAsync(definition, cancellationToken)), definition.DefinitionId);
        }
        catch (TriggerInputException error)
        {
            return [new DefinitionError("", error.Message)];
        }
    }

    private async ValueTask<IReadOnlyList<DefinitionError>> NamesAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        var query = new WorkflowDefinitionQuery { Name = definition.Name, Version = VersionOptions.Published };
        return (await store.ListAsync(query, cancellationToken)).Items.Any(other => other.DefinitionId != definition.DefinitionId)
            ? [new DefinitionError("name", $"Another published workflow is called '{definition.Name}'. Choose another name.")]
            : [];
    }
}
