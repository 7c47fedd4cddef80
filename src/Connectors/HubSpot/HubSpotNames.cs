namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>HubSpot holds a given and a family name where a source may have one name only.</summary>
internal static class HubSpotNames
{
    /// <summary>"Anna Groß" and "Groß, Anna" alike; a single word is a family name.</summary>
    public static (string Given, string Family) Split(string? name)
    {
        var text = (name ?? "").Trim();
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
        {
            return (text[(comma + 1)..].Trim(), text[..comma].Trim());
        }

        var last = text.LastIndexOf(' ');
        return last < 0 ? ("", text) : (text[..last].Trim(), text[(last + 1)..]);
    }
}
