namespace WorkflowConnect.Engine.Authoring;

/// <summary>Marks a property of type <see cref="IActivity"/> as an embedded port.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PortAttribute : Attribute
{
    /// <summary>Named after the property.</summary>
    public PortAttribute()
    {
    }

    /// <summary>With a name of its own.</summary>
    public PortAttribute(string? name) => Name = name;

    /// <summary>With a name and a label.</summary>
    public PortAttribute(string? name, string? displayName)
    {
        Name = name;
        DisplayName = displayName;
    }

    /// <summary>Name of the port; default: the property name.</summary>
    public string? Name { get; }

    /// <summary>Label.</summary>
    public string? DisplayName { get; }
}
