using System.Text.RegularExpressions;

namespace WorkflowConnect.Core.Lists.Formats.Eu;

/// <summary>The nameAlias elements of an EU entry: one per spelling and script, for organisations one per EU language.</summary>
internal static partial class EuNames
{
    public static IReadOnlyList<ListedName> Read(RecordNode record)
    {
        var names = new NameList();
        foreach (var alias in record.All("nameAlias"))
        {
            var given = Words.Join(" ", alias.Attribute("firstName"), alias.Attribute("middleName"));
            var family = alias.Attribute("lastName");
            var weak = alias.Attribute("strong") == "false" || alias.TextsOf("remark").Any(IsLowQuality);
            // The list marks no main name; the first one that is not weak stands for the entry.
            names.Add(
                alias.Attribute("wholeName") ?? Words.Join(" ", given, family),
                names.Names.Any(n => n.Role == NameRole.Primary) || weak ? NameRole.Alias : NameRole.Primary,
                weak ? NameStrength.Weak : NameStrength.Strong,
                alias.Attribute("nameLanguage")?.ToLowerInvariant(),
                given,
                family);
        }

        return names.Names;
    }

    /// <summary>Title and function pack lists into one attribute: "(a) Mullah, (b) Maulavi".</summary>
    public static IEnumerable<string> Functions(RecordNode alias) =>
        new[] { alias.Attribute("title"), alias.Attribute("function") }.OfType<string>().SelectMany(Unpack);

    private static IEnumerable<string> Unpack(string text) => Lettering().IsMatch(text)
        ? Lettering().Split(text).Select(p => p.Trim(' ', ',', ';')).Where(p => p.Length > 0)
        : [text];

    private static bool IsLowQuality(string remark) => remark.Contains("low quality", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s*\([a-z]\)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Lettering();
}
