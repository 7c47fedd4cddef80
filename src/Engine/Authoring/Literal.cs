namespace WorkflowConnect.Engine.Authoring;

/// <summary>A value as it is.</summary>
public class Literal : MemoryBlockReference
{
    /// <summary>Nothing.</summary>
    public Literal()
    {
    }

    /// <summary>A value.</summary>
    public Literal(object? value) => Value = value;

    /// <summary>The value.</summary>
    public object? Value { get; set; }
}

/// <summary>A typed value as it is.</summary>
public class Literal<T> : Literal
{
    /// <summary>Nothing.</summary>
    public Literal()
    {
    }

    /// <summary>A value.</summary>
    public Literal(T value)
        : base(value)
    {
    }
}
