namespace WorkflowConnect.Engine.Authoring;

/// <summary>Names an activity type; constructors as in Elsa 3.8.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute : Attribute
{
    /// <summary>Everything by default.</summary>
    public ActivityAttribute()
    {
    }

    /// <summary>Namespace, category and description.</summary>
    public ActivityAttribute(string @namespace, string? category, string? description = null)
    {
        Namespace = @namespace;
        Category = category;
        Description = description;
    }

    /// <summary>Namespace and description.</summary>
    public ActivityAttribute(string @namespace, string? description = null)
    {
        Namespace = @namespace;
        Description = description;
    }

    /// <summary>Namespace, type name, version, description and category.</summary>
    public ActivityAttribute(
        string @namespace, string? type, int version = 1, string? description = null, string? category = null)
    {
        Namespace = @namespace;
        Type = type;
        Version = version;
        Description = description;
        Category = category;
    }

    /// <summary>First part of the type name; default: the CLR namespace.</summary>
    public string? Namespace { get; set; }

    /// <summary>Last part of the type name; default: the class name.</summary>
    public string? Type { get; set; }

    /// <summary>Version of the activity's contract; default 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What it does, for the toolbox.</summary>
    public string? Description { get; set; }

    /// <summary>Toolbox text; default: the class name in words.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Toolbox group; default: last segment of the namespace.</summary>
    public string? Category { get; set; }

    /// <summary>See <see cref="ActivityKind"/>; default Action.</summary>
    public ActivityKind Kind { get; set; }

    /// <summary>A task that works beside its run unless a definition says otherwise.</summary>
    public bool RunAsynchronously { get; set; }
}
