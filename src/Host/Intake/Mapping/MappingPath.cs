namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>Where a value stands: a JSONPath from the body (<c>$</c>) or the subject (<c>@</c>), or the name of a form field.</summary>
internal sealed class MappingPath
{
    /// <summary>More than any field takes; a path that finds more was not meant.</summary>
    public const int MostFound = 200;
    private const int Longest = 500;
    private readonly bool _isOfItem;
    private readonly IReadOnlyList<PathStep> _steps;

    private MappingPath(string text, bool isOfItem, IReadOnlyList<PathStep> steps) => (Text, _isOfItem, _steps) = (text, isOfItem, steps);

    public string Text { get; }

    /// <exception cref="FormatException">It is no path; the message says why.</exception>
    public static MappingPath Parse(string text)
    {
        text = text.Trim();
        return text.Length is 0 or > Longest
            ? throw new FormatException($"a path has 1 to {Longest} characters")
            : text[0] is '$' or '@'
                ? new MappingPath(text, text[0] == '@', PathParser.Parse(text))
                : new MappingPath(text, isOfItem: false, [new PathStep.Name(text)]);
    }

    /// <summary>The first places that it finds, at most one more than <see cref="MostFound"/>.</summary>
    public IEnumerable<MappedNode> In(MappingScope scope) =>
        (_isOfItem ? scope.Item : scope.Body) is { } start ? PathStep.Walk(start, _steps).Take(MostFound + 1) : [];
}
