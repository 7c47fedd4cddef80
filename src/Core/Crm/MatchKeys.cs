using System.Text;

namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Keys by which the same company or person is found again however it is written. A key only proposes: whether
/// two records are the same is decided by comparing more than one thing (<see cref="SameRecord"/>).
/// </summary>
public static class MatchKeys
{
    /// <summary>All keys of a record, sorted: the order in which they are locked, so that two writers never cross.</summary>
    public static IReadOnlyList<string> Of(RecordKind kind, IReadOnlyDictionary<string, string> fields)
    {
        string?[] keys = kind == RecordKind.Company
            ? [Key("vat", Code(fields.GetValueOrDefault(CrmFields.VatId))),
               Key("register", Code(fields.GetValueOrDefault(CrmFields.RegisterNumber))),
               Key("name", CompanyName(fields.GetValueOrDefault(CrmFields.Name)))]
            : [Key("email", Email(fields.GetValueOrDefault(CrmFields.Email))),
               Key("name", PersonName.Of(fields).Text)];
        return [.. keys.OfType<string>().Order(StringComparer.Ordinal)];
    }

    /// <summary>A name to compare: "Müller GmbH", "MUELLER G.m.b.H." and "Mueller Gesellschaft mit beschränkter Haftung" are one.</summary>
    public static string CompanyName(string? name) => string.Join(' ', CompanyWords(name));

    /// <summary>The words of a company's name that are no legal form, folded as in its key.</summary>
    public static IReadOnlyList<string> DistinctiveWords(string? name) => [.. CompanyWords(name).Where(word => word != "und" && !LegalForms.IsForm(word))];

    /// <summary>Lower case, without blanks; dots and plus parts count, since only the provider knows whether they matter.</summary>
    public static string Email(string? address) => address is null || !address.Contains('@', StringComparison.Ordinal)
        ? string.Empty
        : string.Concat(address.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    /// <summary>Letters and digits of a number, upper case: "DE 123-456.789" is "DE123456789".</summary>
    public static string Code(string? number) => number is null
        ? string.Empty
        : string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Lower case, without marks and punctuation, single blanks.</summary>
    public static string Fold(string? text) => string.Join(' ', Words(text));

    internal static IReadOnlyList<string> CompanyWords(string? name) => LegalForms.Canonical(Words(name));

    internal static IReadOnlyList<string> Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in LatinFolding.Fold(text))
        {
            // Dots and apostrophes join (G.m.b.H., O'Neill), all other punctuation parts.
            _ = c switch
            {
                '.' or '\'' or '’' or '`' or '´' => plain,
                '&' or '+' => plain.Append(" und "),
                _ when char.IsLetterOrDigit(c) => plain.Append(c),
                _ => plain.Append(' '),
            };
        }

        return Join(plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Letters that stand alone side by side are one abbreviation: "S. A." is "sa"; "and" is "und" in every name.</summary>
    private static List<string> Join(string[] parts)
    {
        var words = new List<string>(parts.Length);
        var open = false;
        foreach (var part in parts)
        {
            var single = part.Length == 1 && char.IsLetter(part[0]);
            if (single && open)
            {
                words[^1] += part;
            }
            else
            {
                words.Add(part is "and" or "et" ? "und" : part);
            }

            open = single;
        }

        return words;
    }

    private static string? Key(string kind, string value) => value.Length == 0 ? null : $"{kind}:{value}";
}
