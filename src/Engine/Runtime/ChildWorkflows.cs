namespace WorkflowConnect.Engine;

/// <summary>Creates instances on behalf of a run; they begin when its burst is over, or are recovered.</summary>
internal sealed class ChildWorkflows(IWorkflowInstanceStore store, WorkflowCatalog catalog)
{
    private const string NestingProperty = "WorkflowConnect:Nesting";

    /// <summary>How deep a child of this run is, if the run waits for it.</summary>
    /// <exception cref="NestingLimitException">Too deep.</exception>
    public static int NestingBelow(WorkflowExecutionContext parent)
    {
        var most = parent.Environment.Options.MaxNesting;
        var nesting = parent.PropertiesOrNull?.TryGetValue(NestingProperty, out var known) is true ? ValueConverter.To<int>(known) + 1 : 1;
        return nesting <= most ? nesting : throw new NestingLimitException(most);
    }

    public async ValueTask CreateAsync(WorkflowExecutionContext parent, StartWorkflow request, CancellationToken cancellationToken, int nesting = 0)
    {
        var definition = await catalog.RequireAsync(request.DefinitionId, request.Version, cancellationToken);
        var child = WorkflowRuntime.Create(parent.Environment, definition, request.InstanceId!, request, cancellationToken);
        if (nesting > 0)
        {
            child.Properties[NestingProperty] = nesting;
        }

        var creation = await store.CreateAsync(
            CheckpointSaver.ToRow(child, 0, child.CreatedAt), definition.ActivationStrategy, cancellationToken);
        if (creation == InstanceCreation.Refused)
        {
            throw new WorkflowCannotStartException(definition.DefinitionId);
        }

        (parent.StartAfterwards ??= []).Add(request.InstanceId!);
    }
}
