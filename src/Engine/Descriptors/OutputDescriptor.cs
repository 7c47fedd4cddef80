using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>An output of an activity type.</summary>
public sealed record OutputDescriptor
{
    /// <summary>Name; definitions use it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's name of the type.</summary>
    public required string TypeName { get; init; }

    /// <summary>Label.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Help text.</summary>
    public string? Description { get; init; }

    /// <summary>Shown.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>The journal may record its value.</summary>
    public bool IsSerializable { get; init; } = true;

    /// <summary>Declared by a workflow, not by a class.</summary>
    public bool IsSynthetic => Property is null;

    internal PropertyInfo? Property { get; init; }

    // Made when the class left it out.
    internal Output Require(Activity activity)
    {
        if (Property is not { } property)
        {
            var given = new Output<object>();
            activity.SyntheticProperties[Name] = given;
            return given;
        }

        var output = (Output)(property.GetValue(activity) ?? Activator.CreateInstance(property.PropertyType)!);
        property.SetValue(activity, output);
        return output;
    }
}
