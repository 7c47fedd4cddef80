namespace Elsa.Workflows.Attributes
{
    [AttributeUsage(AttributeTargets.Class)]
    public class ActivityAttribute : Attribute
    {
        public ActivityAttribute() => throw null!;

        public ActivityAttribute(string @namespace, string? category, string? description = null) => throw null!;

        public ActivityAttribute(string @namespace, string? description = null) => throw null!;

        public ActivityAttribute(string @namespace, string? type, int version = 1, string? description = null, string? category = null) => throw null!;

        public string? Namespace { get; set; }

        public string? Type { get; set; }

        public int Version { get; set; }

        public string? Description { get; set; }

        public string? DisplayName { get; set; }

        public string? Category { get; set; }

        public ActivityKind Kind { get; set; }

        public bool RunAsynchronously { get; set; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public class InputAttribute : Attribute
    {
        public string? Name { get; set; }

        public string? UIHint { get; set; }

        public string? DisplayName { get; set; }

        public string? Description { get; set; }

        public string? Category { get; set; }

        public object? Options { get; set; }

        public float Order { get; set; }

        public object? DefaultValue { get; set; }

        public Type? DefaultValueProvider { get; set; }

        public string? DefaultSyntax { get; set; }

        public string[]? SupportedSyntaxes { get; set; }

        public bool IsReadOnly { get; set; }

        public bool IsBrowsable { get; set; }

        public bool AutoEvaluate { get; set; }

        public Type? EvaluatorType { get; set; }

        public bool IsSerializable { get; set; }

        public bool CanContainSecrets { get; set; }

        public Type? UIHandler { get; set; }

        public Type[]? UIHandlers { get; set; }
    }

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
    public class OutputAttribute : Attribute
    {
        public string? Name { get; set; }

        public string? DisplayName { get; set; }

        public string? Description { get; set; }

        public bool IsBrowsable { get; set; }

        public bool IsSerializable { get; set; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public class PortAttribute : Attribute
    {
        public PortAttribute() => throw null!;

        public PortAttribute(string? name) => throw null!;

        public PortAttribute(string? name, string? displayName) => throw null!;

        public string? Name { get; set; }

        public string? DisplayName { get; set; }
    }
}

namespace Elsa.Workflows.Activities.Flowchart.Attributes
{
    [AttributeUsage(AttributeTargets.Class)]
    public class FlowNodeAttribute : Attribute
    {
        public FlowNodeAttribute(params string[] outcomes) => throw null!;

        public ICollection<string> Outcomes { get; set; }
    }
}
