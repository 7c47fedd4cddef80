namespace WorkflowConnect.Engine.Authoring;

/// <summary>An output of an activity: where its value goes, if anywhere.</summary>
public abstract class Output
{
    /// <summary>Name of the output.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Id of the variable, or name of the workflow output, that receives the value; null: not captured.</summary>
    public string? TargetId { get; internal set; }

    /// <summary>A variable or workflow output receives the value.</summary>
    public bool IsBound => TargetId is not null;

    // Position among the activity's outputs.
    internal int Index { get; set; } = -1;

    internal abstract Type ValueType { get; }

    // The activity that writes it.
    internal IActivity? Owner { get; set; }
}

/// <summary>A typed output.</summary>
public sealed class Output<T> : Output
{
    /// <summary>Not captured.</summary>
    public Output()
    {
    }

    /// <summary>Captured by a variable.</summary>
    public Output(Variable variable) => TargetId = variable.Id;

    /// <summary>Captured at a place in memory.</summary>
    public Output(MemoryBlockReference memoryBlockReference) => TargetId = memoryBlockReference.Id;

    /// <summary>Captured at a place in memory.</summary>
    public Output(Func<MemoryBlockReference> memoryBlockReference)
        : this(memoryBlockReference())
    {
    }

    internal override Type ValueType => typeof(T);

    /// <summary>Sets the value.</summary>
    public void Set(ActivityExecutionContext context, T? value) => context.Set(this, value);
}
