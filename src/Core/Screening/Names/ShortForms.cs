using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Legal forms of three to five letters, found with one letter wrong, missing, doubled or swapped.</summary>
internal sealed class ShortForms
{
    private const int Shortest = 3;
    private const int Longest = 5;

    private readonly Dictionary<string, uint> bits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Form, uint Bit)>> lessOne = new(StringComparer.Ordinal);
    private readonly HashSet<string> forms = new(StringComparer.Ordinal);

    /// <param name="groups">Form to group.</param>
    public ShortForms(IReadOnlyDictionary<string, string> groups)
    {
        foreach (var (form, group) in groups)
        {
            if (!bits.TryGetValue(group, out var bit))
            {
                bits[group] = bit = 1u << bits.Count;
            }

            if (form.Contains(' ', StringComparison.Ordinal))
            {
                continue;
            }

            forms.Add(form);
            if (form.Length is >= Shortest and <= Longest)
            {
                Add(form, form, bit);
                for (var i = 0; i < form.Length; i++)
                {
                    Add(form.Remove(i, 1), form, bit);
                }
            }
        }
    }

    public uint BitOf(string group) => bits.GetValueOrDefault(group);

    /// <summary>0 for what is a legal form as it stands.</summary>
    public uint SlipGroups(string text)
    {
        if (text.Length is < Shortest - 1 or > Longest + 1 || forms.Contains(text))
        {
            return 0;
        }

        var found = Within(text, text);
        for (var i = 0; text.Length >= Shortest && i < text.Length; i++)
        {
            found |= Within(text.Remove(i, 1), text);
        }

        return found;
    }

    private uint Within(string shortened, string text)
    {
        var found = 0u;
        foreach (var (form, bit) in lessOne.GetValueOrDefault(shortened) ?? [])
        {
            found |= EditDistance.Within(form, text, 1) <= 1 ? bit : 0;
        }

        return found;
    }

    private void Add(string shortened, string form, uint bit)
    {
        if (!lessOne.TryGetValue(shortened, out var known))
        {
            lessOne[shortened] = known = [];
        }

        known.Add((form, bit));
    }
}
