namespace WorkflowConnect.Engine;

/// <summary>
/// Refuses a definition in which an activity that needs a permit can be reached without one. What is proved is about
/// the drawing, whatever the outcomes and the order of parallel branches: along every way that the engine can take,
/// the last thing that happened to the reference was that it got its permit. Where that cannot be told, it refuses.
/// </summary>
public sealed class PermitCheck(PermitRule rule) : IDefinitionCheck
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DefinitionError>> CheckAsync(WorkflowDefinition definition, CancellationToken cancellationToken) =>
        new(Check(definition, cancellationToken));

    private IReadOnlyList<DefinitionError> Check(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        var subject = new PermitSubject(definition, rule);
        return subject.Needing.Count == 0 ? [] : new PermitProof(subject).Refusals(cancellationToken);
    }
}
