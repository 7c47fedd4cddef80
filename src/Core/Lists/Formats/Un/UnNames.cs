using System.Text.RegularExpressions;

namespace WorkflowConnect.Core.Lists.Formats.Un;

/// <summary>
/// Names of a UN record. A person's name comes in up to four parts in reading order, which are not given and family
/// names (Arabic and Korean names among them), so they are joined and not told apart.
/// </summary>
internal static partial class UnNames
{
    public static IReadOnlyList<ListedName> Read(RecordNode record, bool person)
    {
        var names = new NameList();
        names.Add(
            Words.Join(" ", Part(record, "FIRST_NAME"), Part(record, "SECOND_NAME"), Part(record, "THIRD_NAME"), Part(record, "FOURTH_NAME")),
            NameRole.Primary);
        names.Add(record.TextOf("NAME_ORIGINAL_SCRIPT"), NameRole.Primary);
        foreach (var alias in record.All(person ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS"))
        {
            var (role, strength) = Quality(alias.TextOf("QUALITY"));
            foreach (var text in Split(alias.TextOf("ALIAS_NAME")))
            {
                names.Add(text, role, strength);
            }
        }

        return names.Names;
    }

    // The publisher fills a missing part with "na".
    private static string? Part(RecordNode record, string name) =>
        record.TextOf(name) is { } text && !text.Equals("na", StringComparison.OrdinalIgnoreCase) ? text : null;

    // No statement counts as strong: to take it for weak would make names be missed.
    private static (NameRole Role, NameStrength Strength) Quality(string? quality) => quality switch
    {
        "Low" => (NameRole.Alias, NameStrength.Weak),
        "f.k.a." => (NameRole.Former, NameStrength.Strong),
        _ => (NameRole.Alias, NameStrength.Strong),
    };

    // One element may hold several spellings: "A; B; C", also with the lettering of the printed list: "A b) C; D".
    private static IEnumerable<string> Split(string? aliases) =>
        aliases is null ? [] : Separators().Split(aliases).Where(a => !a.Trim().Equals("na", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\s*;\s*|(?:^|\s+)\(?[a-z]\)\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Separators();
}
