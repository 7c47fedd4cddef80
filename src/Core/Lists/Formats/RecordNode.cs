namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>One element of a record with everything below it; small, because a record is.</summary>
internal sealed class RecordNode(string name, int line)
{
    private List<RecordNode>? _children;
    private List<(string Name, string Value)>? _attributes;

    public string Name { get; } = name;

    public int Line { get; } = line;

    /// <summary>Text directly inside the element, as published.</summary>
    public string? RawText { get; set; }

    /// <summary>Text with runs of white space as one blank, or null when nothing is left.</summary>
    public string? Text => Words.Clean(RawText);

    public IReadOnlyList<RecordNode> Children => _children ?? (IReadOnlyList<RecordNode>)[];

    public void Add(RecordNode child) => (_children ??= []).Add(child);

    public void AddAttribute(string name, string value) => (_attributes ??= []).Add((name, value));

    public string? Attribute(string name)
    {
        if (_attributes is not null)
        {
            foreach (var attribute in _attributes)
            {
                if (attribute.Name == name)
                {
                    return Words.Clean(attribute.Value);
                }
            }
        }

        return null;
    }

    /// <summary>All elements below of that name, however deep.</summary>
    public IEnumerable<RecordNode> Below(string name) =>
        Children.SelectMany(c => c.Name == name ? c.Below(name).Prepend(c) : c.Below(name));

    public IEnumerable<RecordNode> All(string name) => Children.Where(c => c.Name == name);

    public RecordNode? First(string name) => Children.FirstOrDefault(c => c.Name == name);

    public string? TextOf(string name) => First(name)?.Text;

    /// <summary>The texts of all children of that name, empty ones left out.</summary>
    public IEnumerable<string> TextsOf(string name) => All(name).Select(c => c.Text).OfType<string>();
}
