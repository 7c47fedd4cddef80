using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>How a sender writes the names of fields, such as <c>fields[{name}][value]</c>; the names are those of docs/intake.md.</summary>
/// <param name="Parent">Path of what holds them, or null: the body itself.</param>
/// <param name="Before">What stands before the name.</param>
/// <param name="After">What stands after it.</param>
internal sealed record NamePattern(string? Parent, string Before, string After)
{
    private const string Name = "{name}";

    /// <summary>Our own fields as docs/intake.md writes them, for sources that name no preset.</summary>
    public static NamePattern Own { get; } = new("*", "", "");

    public static NamePattern Parse(string pattern)
    {
        var at = pattern.IndexOf(Name, StringComparison.Ordinal);
        return pattern[0] == '$'
            ? new NamePattern(pattern[..(at - 1)], "", "")
            : new NamePattern(null, pattern[..at], pattern[(at + Name.Length)..]);
    }

    /// <summary>The field that this value is for, or null.</summary>
    public string? FieldOf(BodyLeaf leaf)
    {
        if (this == Own)
        {
            var path = leaf.Node.Path.StartsWith("$.", StringComparison.Ordinal) ? leaf.Node.Path[2..] : leaf.Node.Path;
            return LeadFieldNames.Canonical(path.StartsWith("address.", StringComparison.Ordinal) ? path["address.".Length..] : path);
        }

        var isHere = Parent is null ? leaf.Parent is "" or "$" : leaf.Parent == Parent;
        return isHere
            && leaf.Name.Length > Before.Length + After.Length
            && leaf.Name.StartsWith(Before, StringComparison.Ordinal)
            && leaf.Name.EndsWith(After, StringComparison.Ordinal)
                ? FieldOf(leaf.Name[Before.Length..^After.Length])
                : null;
    }

    /// <summary>Labels of people hold blanks, names of fields do not.</summary>
    public static string? FieldOf(string name) => LeadFieldNames.Canonical(string.Concat(name.Where(c => !char.IsWhiteSpace(c))));
}
