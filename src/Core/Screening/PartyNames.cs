using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening;

/// <summary>All names under which a party is looked up: the whole name, its parts put together, and its aliases.</summary>
internal static class PartyNames
{
    /// <summary>More aliases than this are no record of a party; they would make the time of a check unbounded.</summary>
    private const int Most = 32;

    /// <summary>A letter is nobody's name; a Chinese or Korean sign is.</summary>
    private static bool IsOneLetter(NameToken[] words) => words is [{ Class: WordClass.Initial }];

    private static List<QueryName> OfOne(string name)
    {
        var words = NameNormalizer.Normalize(name);
        return words.Length == 0 || IsOneLetter(words) ? []
            : NameNormalizer.NormalizePlain(name) is { Length: > 0 } plain ? [new QueryName(name, words), new QueryName(name, plain)]
            : [new QueryName(name, words)];
    }

    /// <summary>None when a name of the party cannot be compared: a check that leaves a name out must not clear.</summary>
    public static List<QueryName> Of(Party party)
    {
        if (party.Aliases.Count == 0 && (party.GivenName is null || party.FamilyName is null))
        {
            return OfOne(party.Name);
        }

        var names = new List<QueryName>(2);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var parts = string.Join(' ', new[] { party.GivenName, party.FamilyName }.Where(p => !string.IsNullOrWhiteSpace(p)));
        foreach (var text in new[] { party.Name, party.GivenName is null || party.FamilyName is null ? "" : parts }.Concat(party.Aliases))
        {
            // A dash or a letter in an alias field is no name; in the name field it is no party.
            if (names.Count > 0 && !text.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
            {
                continue;
            }

            var words = NameNormalizer.Normalize(text);
            if (names.Count > 0 && IsOneLetter(words))
            {
                continue;
            }

            if (words.Length == 0 || IsOneLetter(words) || names.Count == Most)
            {
                return [];
            }

            Add(text, words);
            if (NameNormalizer.NormalizePlain(text) is { Length: > 0 } plain && names.Count < Most)
            {
                Add(text, plain);
            }
        }

        return names;

        void Add(string text, NameToken[] words)
        {
            if (seen.Add(string.Join(' ', words.Select(w => w.Text).Order(StringComparer.Ordinal))))
            {
                names.Add(new QueryName(text, words));
            }
        }
    }
}
