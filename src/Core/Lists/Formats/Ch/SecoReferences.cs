namespace WorkflowConnect.Core.Lists.Formats.Ch;

/// <summary>What targets refer to by number: programmes, by the numbers of their sanctions sets, and places.</summary>
internal sealed class SecoReferences
{
    private readonly Dictionary<string, Programme> _bySet = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordNode> _places = new(StringComparer.Ordinal);

    public bool IsEmpty => _bySet.Count == 0;

    public void AddProgramme(RecordNode node)
    {
        var key = English(node, "program-key");
        var name = English(node, "program-name");
        foreach (var sets in node.All("sanctions-set").GroupBy(s => s.Attribute("ssid"), StringComparer.Ordinal))
        {
            if (sets.Key is not null && key is not null)
            {
                var set = sets.FirstOrDefault(s => s.Attribute("lang") == "eng") ?? sets.First();
                _bySet[sets.Key] = new Programme(key, Words.Join(", ", name, set.Text));
            }
        }
    }

    public void AddPlace(RecordNode node)
    {
        if (node.Attribute("ssid") is { } id)
        {
            _places[id] = node;
        }
    }

    public Programme? FindProgramme(string? set) => set is not null && _bySet.TryGetValue(set, out var programme) ? programme : null;

    public RecordNode? FindPlace(string? id) => id is not null && _places.TryGetValue(id, out var place) ? place : null;

    private static string? English(RecordNode node, string name) =>
        (node.All(name).FirstOrDefault(n => n.Attribute("lang") == "eng") ?? node.First(name))?.Text;

    /// <param name="Key">The publisher's key, e.g. <c>Belarus</c>.</param>
    /// <param name="Act">The ordinance and the article or annex.</param>
    internal sealed record Programme(string Key, string? Act);
}
