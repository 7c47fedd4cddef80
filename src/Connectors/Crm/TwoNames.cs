using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>A person's name in two parts, for a CRM that has two fields and needs the family name.</summary>
internal static class TwoNames
{
    /// <summary>The same fields without <see cref="CrmFields.Name"/>; without any name the e-mail address stands for it.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> given)
    {
        var fields = new Dictionary<string, string>(given, StringComparer.Ordinal);
        fields.Remove(CrmFields.Name, out var whole);
        if (fields.ContainsKey(CrmFields.FamilyName))
        {
            return fields;
        }

        var (first, last) = Split(whole);
        fields[CrmFields.FamilyName] = last.Length > 0 ? last : fields.GetValueOrDefault(CrmFields.GivenName) ?? fields.GetValueOrDefault(CrmFields.Email) ?? "?";
        if (first.Length > 0)
        {
            fields.TryAdd(CrmFields.GivenName, first);
        }

        return fields;
    }

    /// <summary>"Anna Groß" and "Groß, Anna" alike; a single word is a family name.</summary>
    public static (string Given, string Family) Split(string? name)
    {
        var text = (name ?? "").Trim();
        return text.Split(',', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } names] ? (names, family)
            : text.LastIndexOf(' ') is > 0 and var space ? (text[..space].Trim(), text[(space + 1)..])
            : ("", text);
    }
}
