namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>The aliases of an identity; each is documented in one or more scripts.</summary>
internal static class AdvancedNames
{
    private static readonly string[] FamilyParts = ["Last Name", "Maiden Name", "Matronymic"];

    public static void Read(RecordNode identity, AdvancedReferences references, NameList names)
    {
        var partTypes = identity.Below("NamePartGroup")
            .Where(g => g.Attribute("ID") is not null)
            .GroupBy(g => g.Attribute("ID")!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => references.Text("NamePartType", g.First().Attribute("NamePartTypeID")), StringComparer.Ordinal);
        var aliases = identity.All("Alias").Select(a => (Node: a, Type: references.Text("AliasType", a.Attribute("AliasTypeID")))).ToArray();

        // The file does not always begin with the name that the entry goes by.
        foreach (var (alias, type) in aliases.OrderBy(a => RoleOf(a.Type) == NameRole.Primary ? 0 : 1))
        {
            var strength = alias.Attribute("LowQuality") == "true" ? NameStrength.Weak : NameStrength.Strong;
            foreach (var documented in alias.All("DocumentedName"))
            {
                Add(documented, partTypes, RoleOf(type), strength, names);
            }
        }
    }

    private static void Add(RecordNode documented, Dictionary<string, string?> partTypes, NameRole role, NameStrength strength, NameList names)
    {
        var parts = documented.All("DocumentedNamePart").SelectMany(p => p.All("NamePartValue"))
            .Select(v => (v.Text, Type: v.Attribute("NamePartGroupID") is { } group ? partTypes.GetValueOrDefault(group) : null))
            .Where(p => p.Text is not null)
            .ToArray();
        var family = Words.Join(" ", parts.Where(p => FamilyParts.Contains(p.Type, StringComparer.Ordinal)).Select(p => p.Text));
        var given = Words.Join(" ", parts.Where(p => !FamilyParts.Contains(p.Type, StringComparer.Ordinal)).Select(p => p.Text));

        // Chinese, Japanese and Korean names are read in the order in which they are written: family name first.
        var written = Words.Join(" ", parts.Select(p => p.Text));
        var apart = given is not null && family is not null;
        var familyFirst = written is not null && ScriptCodes.Of(written) is "Hani" or "Jpan" or "Hang";
        names.Add(
            apart && !familyFirst ? $"{given} {family}" : written,
            role,
            strength,
            given: apart ? given : null,
            family: apart ? family : null);
    }

    private static NameRole RoleOf(string? type) => type?.ToUpperInvariant() switch
    {
        "NAME" => NameRole.Primary,
        "F.K.A." => NameRole.Former,
        _ => NameRole.Alias,
    };
}
