using System.Text.Json;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>A place in a body. A form is flat: the path of a field is its name, as it was sent.</summary>
internal sealed record MappedNode(JsonElement Value, string Path)
{
    public static MappedNode Root(JsonElement body, bool isForm) => new(body, isForm ? "" : "$");

    /// <summary>The property of this name, or null.</summary>
    public MappedNode? Child(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value) ? new MappedNode(value, PathOf(name)) : null;

    public IEnumerable<MappedNode> Elements() =>
        Value.ValueKind == JsonValueKind.Array ? Value.EnumerateArray().Select((value, i) => new MappedNode(value, $"{Path}[{i}]")) : [];

    public IEnumerable<(string Name, MappedNode Node)> Properties() =>
        Value.ValueKind == JsonValueKind.Object ? Value.EnumerateObject().Select(p => (p.Name, new MappedNode(p.Value, PathOf(p.Name)))) : [];

    /// <summary>All that lies directly below.</summary>
    public IEnumerable<MappedNode> Children() => Elements().Concat(Properties().Select(property => property.Node));

    /// <summary>A text, or a number or truth value as it is written; null for everything else and for broken Unicode.</summary>
    public string? Text()
    {
        try
        {
            return Value.ValueKind switch
            {
                JsonValueKind.String => Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is found only when the text is read.
            return null;
        }
    }

    private string PathOf(string name) => Path.Length == 0 ? name
        : name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"{Path}.{name}"
        : $"{Path}['{name}']";
}
