using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>An input of an activity type.</summary>
public sealed record InputDescriptor
{
    /// <summary>Name; definitions use it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's name of the type.</summary>
    public required string TypeName { get; init; }

    /// <summary>Type of the value.</summary>
    public required Type ValueType { get; init; }

    /// <summary>Label.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Help text.</summary>
    public string? Description { get; init; }

    /// <summary>Group.</summary>
    public string? Category { get; init; }

    /// <summary>Position.</summary>
    public float Order { get; init; }

    /// <summary>Editor.</summary>
    public required string UIHint { get; init; }

    /// <summary>Choices: text and value.</summary>
    public IReadOnlyList<(string Text, string Value)> Options { get; init; } = [];

    /// <summary>Used when a definition does not set it.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>Syntax offered first.</summary>
    public string DefaultSyntax { get; init; } = "Literal";

    /// <summary>Takes expressions; else it is a plain property.</summary>
    public required bool IsWrapped { get; init; }

    /// <summary>Evaluated before the activity runs.</summary>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>Shown.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Shown, not edited.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>May hold a secret.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Declared by a workflow, not by a class.</summary>
    public bool IsSynthetic => Property is null;

    internal PropertyInfo? Property { get; init; }

    internal object? GetValue(IActivity activity) => Property is { } property
        ? property.GetValue(activity)
        : activity.SyntheticProperties.TryGetValue(Name, out var value) ? value : null;

    internal void SetValue(Activity activity, object value)
    {
        if (Property is { } property)
        {
            property.SetValue(activity, value);
        }
        else
        {
            activity.SyntheticProperties[Name] = value;
        }
    }
}
