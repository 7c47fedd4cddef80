namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>OFAC writes persons as "LAST, First Middle"; entries carry the reading order.</summary>
internal static class OfacNames
{
    /// <summary>Adds a name as the CSV files write it. Only persons are turned round: "CO., LTD." must stay.</summary>
    public static void AddListed(this NameList names, string? text, bool person, NameRole role, NameStrength strength)
    {
        var comma = person && text is not null ? text.IndexOf(',', StringComparison.Ordinal) : -1;
        if (comma <= 0)
        {
            names.Add(text, role, strength);
            return;
        }

        names.AddParts(text![(comma + 1)..], text[..comma], role, strength);
    }

    /// <summary>Adds a name of which given and family name come apart; organisations have a last name only.</summary>
    public static void AddParts(this NameList names, string? given, string? family, NameRole role, NameStrength strength)
    {
        var (first, last) = (Words.Clean(given), Words.Clean(family));
        var apart = first is not null && last is not null;
        names.Add(Words.Join(" ", first, last), role, strength, given: apart ? first : null, family: apart ? last : null);
    }

    /// <summary>"aka", "a.k.a.", "fka", "f.k.a.", "nka", "n.k.a.": only the former name differs in role.</summary>
    public static NameRole Role(string? type) =>
        type is not null && type.StartsWith('f') ? NameRole.Former : NameRole.Alias;

    public static EntryKind? Kind(string? type) => type?.ToLowerInvariant() switch
    {
        "individual" => EntryKind.Person,
        "vessel" => EntryKind.Vessel,
        "aircraft" => EntryKind.Aircraft,
        null or "entity" => EntryKind.Organisation,
        _ => null,
    };
}
