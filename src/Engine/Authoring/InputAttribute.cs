namespace WorkflowConnect.Engine.Authoring;

/// <summary>Describes an input to the designer and the compiler; members as in Elsa 3.8.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Name in definitions; default: the property name.</summary>
    public string? Name { get; set; }

    /// <summary>Editor; one of <see cref="InputUIHints"/>.</summary>
    public string? UIHint { get; set; }

    /// <summary>Label.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Help text.</summary>
    public string? Description { get; set; }

    /// <summary>Group of the property panel.</summary>
    public string? Category { get; set; }

    /// <summary>Choices of a drop-down: strings, or an enum type.</summary>
    public object? Options { get; set; }

    /// <summary>Position in the panel, ascending.</summary>
    public float Order { get; set; }

    /// <summary>Used when a definition does not set the input.</summary>
    public object? DefaultValue { get; set; }

    /// <summary>Type that provides the default; kept for the designer.</summary>
    public Type? DefaultValueProvider { get; set; }

    /// <summary>Expression syntax offered first; default Literal.</summary>
    public string? DefaultSyntax { get; set; }

    /// <summary>Expression syntaxes offered.</summary>
    public string[]? SupportedSyntaxes { get; set; }

    /// <summary>The designer shows it but does not edit it.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>The designer shows it; default true.</summary>
    public bool IsBrowsable { get; set; } = true;

    /// <summary>Evaluated before the activity runs; default true. Else the activity evaluates it itself.</summary>
    public bool AutoEvaluate { get; set; } = true;

    /// <summary>Kept for the designer.</summary>
    public Type? EvaluatorType { get; set; }

    /// <summary>Kept for the designer; default true.</summary>
    public bool IsSerializable { get; set; } = true;

    /// <summary>The value may hold a secret: never shown.</summary>
    public bool CanContainSecrets { get; set; }

    /// <summary>Type that computes choices for the designer.</summary>
    public Type? UIHandler { get; set; }

    /// <summary>Types that compute choices for the designer.</summary>
    public Type[]? UIHandlers { get; set; }
}
