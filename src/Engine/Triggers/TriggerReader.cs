using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine;

/// <summary>
/// Reads the stimuli that start a definition. An input that is computed is computed once, without a run: it sees the
/// default values of variables, and no input.
/// </summary>
internal sealed class TriggerReader(RunEnvironment environment)
{
    private readonly ConditionalWeakTable<WorkflowDefinition, IReadOnlyList<TriggerEntry>> known = [];

    /// <summary>The triggers of a definition; the same as long as it lives.</summary>
    /// <exception cref="TriggerInputException">An input cannot be computed, or its value is not usable.</exception>
    public async ValueTask<IReadOnlyList<TriggerEntry>> ReadAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(definition, out var entries))
        {
            return entries;
        }

        var read = new List<TriggerEntry>();
        foreach (var node in definition.Graph.Nodes)
        {
            // A workflow that is used as an activity starts runs of its own only.
            if (node.Activity is ITrigger trigger && node.Activity.CanStartWorkflow && node.EmbeddedIn is null)
            {
                await ReadAsync(definition, node, trigger, read, cancellationToken);
            }
        }

        known.AddOrUpdate(definition, read);
        return read;
    }

    private async ValueTask ReadAsync(
        WorkflowDefinition definition, CompiledNode node, ITrigger trigger, List<TriggerEntry> entries, CancellationToken cancellationToken)
    {
        var context = new TriggerIndexingContext(trigger, await ComputeAsync(definition, node, cancellationToken), cancellationToken);
        foreach (var payload in await trigger.GetTriggerPayloadsAsync(context))
        {
            entries.Add(new TriggerEntry
            {
                DefinitionId = definition.DefinitionId,
                Version = definition.Version,
                ActivityId = trigger.Id,
                Name = context.TriggerName,
                Hash = Stimulus.Hash(context.TriggerName, Stimulus.ToJson(payload)),
                Payload = payload,
            });
        }
    }

    // Values and failures of the inputs that are no constants. A secret stays out: what starts a run is stored as it is.
    private async ValueTask<IReadOnlyDictionary<Input, object?>> ComputeAsync(
        WorkflowDefinition definition, CompiledNode node, CancellationToken cancellationToken)
    {
        var values = new Dictionary<Input, object?>();
        if (node.Inputs.Length == 0)
        {
            return values;
        }

        // The id seeds what a script draws, so that every node and every start of it comes to the same.
        var run = new WorkflowExecutionContext(definition.Graph, $"trigger-{definition.ContentHash}", environment, cancellationToken);
        try
        {
            var context = ActivityTrials.Enter(run, node);
            foreach (var input in node.Inputs.Where(input => !input.IsSecret && input.Source is not null))
            {
                values[input] = await ValueAsync(input, context);
            }
        }
        finally
        {
            await run.DisposeScopeAsync();
        }

        return values;
    }

    private static async ValueTask<object?> ValueAsync(Input input, ActivityExecutionContext context)
    {
        try
        {
            return ValueConverter.Convert(await input.Source!.GetAsync(context), input.ValueType);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Told only when the trigger asks for it.
            return error;
        }
    }
}
