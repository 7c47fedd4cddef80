namespace WorkflowConnect.Engine.Authoring;

/// <summary>What a trigger can read while its definition is published. No run exists: what is computed sees no input.</summary>
public sealed class TriggerIndexingContext
{
    private readonly IReadOnlyDictionary<Input, object?> computed;

    internal TriggerIndexingContext(IActivity trigger, IReadOnlyDictionary<Input, object?> computed, CancellationToken cancellationToken)
    {
        this.computed = computed;
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

    /// <summary>The value of an input.</summary>
    /// <exception cref="TriggerInputException">It cannot be computed.</exception>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null)
        {
            return default;
        }

        if (input.HasConstant)
        {
            return input.Constant;
        }

        return !computed.TryGetValue(input, out var value)
            ? throw new TriggerInputException($"Trigger '{Trigger.Id}': an input of a starting trigger cannot be a secret. Use a literal or an expression.")
            : value is not Exception failure
            ? ValueConverter.To<T>(value)
            : throw new TriggerInputException($"Trigger '{Trigger.Id}': an input could not be computed before any run{(failure is ISafeMessage ? $": {failure.Message}" : "")}. Use a literal, or an expression that needs no input.");
    }
}
