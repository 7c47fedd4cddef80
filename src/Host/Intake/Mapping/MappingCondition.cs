namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>What must hold for an event to be taken: <c>path</c>, <c>path == one, or other</c>, <c>path != value</c>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Path">Where to look.</param>
/// <param name="IsEqual">Null: something must stand there that does not mean no.</param>
/// <param name="Values">Upper and lower case make no difference.</param>
internal sealed record MappingCondition(string Text, MappingPath Path, bool? IsEqual, IReadOnlyList<string> Values)
{
    // A box that was not ticked is sent as one of these, or not at all.
    private static readonly string[] No = ["", "0", "false", "no", "nein", "off"];

    /// <exception cref="FormatException">It is no condition.</exception>
    public static MappingCondition Parse(string text)
    {
        // The last one: a filter in the path may hold one too.
        var at = Math.Max(text.LastIndexOf(" == ", StringComparison.Ordinal), text.LastIndexOf(" != ", StringComparison.Ordinal));
        return at < 0 || text.IndexOf(']', at) >= 0
            ? new MappingCondition(text.Trim(), MappingPath.Parse(text), null, [])
            : new MappingCondition(text.Trim(), MappingPath.Parse(text[..at]), text[at + 1] == '=', Listed(text[(at + 4)..]));
    }

    public bool Holds(MappingScope scope)
    {
        var texts = Path.In(scope).SelectMany(node => node.Elements().Prepend(node)).Select(node => node.Text()?.Trim()).OfType<string>();
        return IsEqual switch
        {
            null => texts.Any(text => !No.Contains(text, StringComparer.OrdinalIgnoreCase)),
            true => texts.Any(text => Values.Contains(text, StringComparer.OrdinalIgnoreCase)),
            false => !texts.Any(text => Values.Contains(text, StringComparer.OrdinalIgnoreCase)),
        };
    }

    private static string[] Listed(string values)
    {
        string[] listed = [.. values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => v.Trim('\'', '"'))];
        return listed.Length > 0 ? listed : throw new FormatException("a value must follow == and !=");
    }
}
