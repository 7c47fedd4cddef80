namespace WorkflowConnect.Engine.Authoring;

/// <summary>What a trigger can read while its definition is published: literals only, no run exists.</summary>
public sealed class TriggerIndexingContext
{
    internal TriggerIndexingContext(IActivity trigger, CancellationToken cancellationToken)
    {
        Trigger = trigger;
        TriggerName = trigger.Type;
        CancellationToken = cancellationToken;
    }

    /// <summary>The trigger.</summary>
    public IActivity Trigger { get; }

    /// <summary>Name of the stimulus; default: the activity type.</summary>
    public string TriggerName { get; set; }

    /// <summary>Stops the indexing.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The literal value of an input.</summary>
    /// <exception cref="TriggerInputException">The input is computed, which needs a run.</exception>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null)
        {
            return default;
        }

        return input.HasConstant
            ? input.Constant
            : throw new TriggerInputException($"Trigger '{Trigger.Id}': an input of a starting trigger must be a literal, not an expression.");
    }
}
