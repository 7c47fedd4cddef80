namespace WorkflowConnect.Engine.Authoring;

/// <summary>A value as JSON text.</summary>
public class ObjectLiteral : MemoryBlockReference
{
    /// <summary>Nothing.</summary>
    public ObjectLiteral()
    {
    }

    /// <summary>JSON text.</summary>
    public ObjectLiteral(string? value) => Value = value;

    /// <summary>JSON text.</summary>
    public string? Value { get; set; }
}

/// <summary>A typed value as JSON text.</summary>
public class ObjectLiteral<T> : ObjectLiteral
{
    /// <summary>Nothing.</summary>
    public ObjectLiteral()
    {
    }

    /// <summary>JSON text.</summary>
    public ObjectLiteral(string? value)
        : base(value)
    {
    }
}
