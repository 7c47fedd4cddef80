namespace WorkflowConnect.Engine.Authoring;

/// <summary>Declares a variable. The object holds the declaration; a run holds the value.</summary>
public class Variable : MemoryBlockReference
{
    /// <summary>Without a name; a definition sets it.</summary>
    public Variable()
    {
    }

    /// <summary>With a name, which is also the id.</summary>
    public Variable(string name, object? value = null)
    {
        Id = name;
        Name = name;
        Value = value;
    }

    /// <summary>With a name and an id of its own.</summary>
    public Variable(string name, object? value, string? id)
        : this(name, value) => Id = id ?? name;

    /// <summary>Name, a valid identifier.</summary>
    public string Name { get; set; } = "";

    /// <summary>Default value.</summary>
    public object? Value { get; set; }

    /// <summary>Kept for the designer; the engine keeps every variable in the instance's state.</summary>
    public Type? StorageDriverType { get; set; }

    /// <summary>Reads the run's value.</summary>
    public object? Get(ActivityExecutionContext context) => context.Get(this);

    /// <summary>Reads the run's value.</summary>
    public object? Get(ExpressionExecutionContext context) => context.Get(this);

    /// <summary>Sets the run's value.</summary>
    public void Set(ActivityExecutionContext context, object? value) => context.Set(this, value);

    /// <summary>Sets the run's value.</summary>
    public void Set(ExpressionExecutionContext context, object? value) => context.ActivityExecutionContext.Set(this, value);
}

/// <summary>A typed variable.</summary>
public class Variable<T> : Variable
{
    /// <inheritdoc cref="Variable()"/>
    public Variable()
    {
    }

    /// <inheritdoc cref="Variable(string, object?)"/>
    public Variable(string name, T? value = default)
        : base(name, value)
    {
    }

    /// <summary>With a name and an id of its own.</summary>
    public Variable(string name, T value, string? id)
        : base(name, value, id)
    {
    }

    /// <summary>Reads the run's value.</summary>
    public new T? Get(ExpressionExecutionContext context) => ValueConverter.To<T>(context.Get(this));

    /// <summary>Reads the run's value.</summary>
    public new T? Get(ActivityExecutionContext context) => ValueConverter.To<T>(context.Get(this));

    /// <summary>Sets the run's value.</summary>
    public void Set(ActivityExecutionContext context, T? value) => context.Set((MemoryBlockReference)this, value);
}
