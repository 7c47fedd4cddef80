using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>
/// Conditions that find a record however its name is spelt. Dataverse compares without regard to case; whether it does so
/// with "ü" and "ß" depends on the environment's language, so each vowel may be any letter, as its patterns allow.
/// </summary>
internal static class DynamicsFilter
{
    private const int MostWords = 2;
    private const int ShortestWord = 3;
    private const string Vowels = "aeiouy";

    /// <summary>Null when nothing is given that could be asked for.</summary>
    public static string? Of(RecordKind kind, Mapping mapping, IReadOnlyDictionary<string, DynamicsColumn> there, IReadOnlyDictionary<string, string> given, RecordRef? company)
    {
        var either = new List<string>();
        var map = mapping.Of(kind);
        if (kind == RecordKind.Company)
        {
            foreach (var field in new[] { CrmFields.VatId, CrmFields.RegisterNumber })
            {
                if (given.TryGetValue(field, out var number) && map.TryGetValue(field, out var column) && there.ContainsKey(column))
                {
                    either.AddRange(new[] { number, MatchKeys.Code(number) }.Distinct(StringComparer.OrdinalIgnoreCase).Select(text => $"{column} eq {DynamicsText.Literal(text)}"));
                }
            }

            if (given.TryGetValue(CrmFields.Name, out var name) && map.TryGetValue(CrmFields.Name, out var names))
            {
                either.Add(Named(names, name, MatchKeys.DistinctiveWords(name)));
            }
        }
        else
        {
            if (MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email)
            {
                string[] columns = [map.GetValueOrDefault(CrmFields.Email, ""), "emailaddress2", "emailaddress3"];
                either.AddRange(columns.Where(there.ContainsKey).Select(column => $"{column} eq {DynamicsText.Literal(email)}"));
            }

            if (company is not null && map.TryGetValue(CrmFields.FamilyName, out var names) && FamilyOf(given) is { Length: > 0 } family)
            {
                either.Add($"({DynamicsText.Parent} eq {company.Id} and {Named(names, family, MatchKeys.Fold(family).Split(' '))})");
            }
        }

        return either.Count == 0 ? null : string.Join(" or ", either);
    }

    /// <summary>By the words that are longest; a name without such a word as a whole.</summary>
    private static string Named(string column, string name, IReadOnlyList<string> words)
    {
        var written = NameSpellings.Words(name).Select(MatchKeys.Fold).ToHashSet(StringComparer.Ordinal);
        var asked = words.Where(word => word.Length >= ShortestWord && written.Contains(word)).OrderByDescending(word => word.Length).Take(MostWords).ToList();
        return asked.Count == 0
            ? $"{column} eq {DynamicsText.Literal(name.Trim())}"
            : $"({string.Join(" and ", asked.Select(word => $"({string.Join(" or ", Patterns(word).Select(pattern => $"contains({column},{DynamicsText.Literal(pattern)})"))})"))})";
    }

    /// <summary>The folded word, the same with one letter for two ("ue" as "ü"), and that with "ß" too.</summary>
    private static IEnumerable<string> Patterns(string word)
    {
        var one = word.Replace("ae", "_", StringComparison.Ordinal).Replace("oe", "_", StringComparison.Ordinal).Replace("ue", "_", StringComparison.Ordinal);
        return new[] { word, one, one.Replace("ss", "ß", StringComparison.Ordinal), word.Replace("ss", "ß", StringComparison.Ordinal) }
            .Select(text => string.Concat(text.Select(c => Vowels.Contains(c, StringComparison.Ordinal) ? '_' : c))).Distinct(StringComparer.Ordinal);
    }

    private static string FamilyOf(IReadOnlyDictionary<string, string> given) =>
        given.GetValueOrDefault(CrmFields.FamilyName) ?? TwoNames.Split(given.GetValueOrDefault(CrmFields.Name)).Family;
}
