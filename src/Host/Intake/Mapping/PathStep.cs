namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>One step of a path: from a place to the places below it.</summary>
internal abstract record PathStep
{
    public abstract IEnumerable<MappedNode> From(MappedNode node);

    /// <summary>Walks all steps; in the order of the body.</summary>
    public static IEnumerable<MappedNode> Walk(MappedNode start, IEnumerable<PathStep> steps) =>
        steps.Aggregate(Enumerable.Repeat(start, 1), (nodes, step) => nodes.SelectMany(step.From));

    /// <summary><c>.name</c> or <c>['name']</c></summary>
    internal sealed record Name(string Property) : PathStep
    {
        public override IEnumerable<MappedNode> From(MappedNode node) => node.Child(Property) is { } child ? [child] : [];
    }

    /// <summary><c>[0]</c></summary>
    internal sealed record Index(int At) : PathStep
    {
        public override IEnumerable<MappedNode> From(MappedNode node) => node.Elements().Skip(At).Take(1);
    }

    /// <summary><c>[*]</c></summary>
    internal sealed record Each : PathStep
    {
        public override IEnumerable<MappedNode> From(MappedNode node) => node.Children();
    }

    /// <summary><c>[?@.name=='value']</c>; without a comparison, what has the place.</summary>
    internal sealed record Where(IReadOnlyList<PathStep> Path, bool IsEqual, string? Value) : PathStep
    {
        public override IEnumerable<MappedNode> From(MappedNode node) => node.Children().Where(Holds);

        private bool Holds(MappedNode node) => Value is null
            ? Walk(node, Path).Any()
            : Walk(node, Path).Any(found => string.Equals(found.Text(), Value, StringComparison.Ordinal)) == IsEqual;
    }
}
