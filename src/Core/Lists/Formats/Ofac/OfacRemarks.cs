using System.Text.RegularExpressions;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// The remarks column of SDN.CSV holds most of what is known of an entry as clauses: "DOB 1962; POB Suez; Passport 123 (Egypt)."
/// (OFAC, "SDN data file formats"; weak aliases stand only here, FAQ 123). What is not understood stays in the remarks.
/// </summary>
internal sealed partial class OfacRemarks
{
    public List<ListedDate> BirthDates { get; } = [];

    public List<string> BirthPlaces { get; } = [];

    public List<string> Countries { get; } = [];

    public List<Identifier> Identifiers { get; } = [];

    /// <summary>Birth dates that could not be read; they are also in <see cref="Rest"/>.</summary>
    public int UnreadableDates { get; private set; }

    /// <summary>Clauses that went nowhere else, joined by "; ".</summary>
    public string? Rest { get; private set; }

    public static OfacRemarks Read(string? remarks, NameList names, bool person)
    {
        var result = new OfacRemarks();
        var rest = new List<string>();
        foreach (var clause in Clauses(remarks))
        {
            if (!result.Take(clause, names, person))
            {
                rest.Add(clause);
            }
        }

        result.Rest = Words.Join("; ", rest);
        return result;
    }

    // Semicolons also occur within quoted aliases and within parentheses.
    private static IEnumerable<string> Clauses(string? remarks)
    {
        if (remarks is null)
        {
            yield break;
        }

        var text = remarks.TrimEnd();
        text = text.EndsWith('.') ? text[..^1] : text;
        int start = 0, depth = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ';' && depth == 0))
            {
                if (Words.Clean(text[start..i]) is { } clause)
                {
                    yield return clause;
                }

                start = i + 1;
            }
            else if (text[i] == '(')
            {
                depth++;
            }
            else if (text[i] == ')' && depth > 0)
            {
                depth--;
            }
        }
    }

    private bool Take(string clause, NameList names, bool person)
    {
        var text = clause.StartsWith("alt. ", StringComparison.Ordinal) ? clause[5..] : clause;
        if (text.StartsWith("DOB ", StringComparison.Ordinal))
        {
            return TakeDate(text[4..]);
        }

        if (text.StartsWith("POB ", StringComparison.Ordinal))
        {
            AddOnce(BirthPlaces, text[4..]);
            return true;
        }

        if (Nationality().Match(text) is { Success: true } nationality)
        {
            AddOnce(Countries, CountryNames.CodeOrWords(nationality.Groups["c"].Value));
            return true;
        }

        if (Alias().Match(text) is { Success: true } alias)
        {
            names.AddListed(alias.Groups["name"].Value, person, OfacNames.Role(alias.Groups["role"].Value), NameStrength.Weak);
            return true;
        }

        return TakeNumber(text);
    }

    private bool TakeDate(string text)
    {
        if (FreeTextDate.Read(text) is { } date)
        {
            BirthDates.Add(date);
            return true;
        }

        UnreadableDates++;
        return false;
    }

    private bool TakeNumber(string text)
    {
        // Most clauses carry no digit, and the expression below is the costliest step of reading the whole list.
        if (!text.AsSpan().ContainsAnyInRange('0', '9') || text.StartsWith("Linked To", StringComparison.Ordinal))
        {
            return false;
        }

        var match = Number().Match(text);
        if (!match.Success || !OfacIdTypes.IsIdentifier(match.Groups["type"].Value))
        {
            return false;
        }

        var identifier = OfacIdTypes.Make(match.Groups["type"].Value, match.Groups["number"].Value.Trim(), match.Groups["country"].Value);
        if (!Identifiers.Contains(identifier))
        {
            Identifiers.Add(identifier);
        }

        return true;
    }

    private static void AddOnce(List<string> values, string? value)
    {
        if (value is not null && !values.Contains(value, StringComparer.Ordinal))
        {
            values.Add(value);
        }
    }

    [GeneratedRegex(@"^(?:nationality|citizen|Vessel Flag|Nationality of Registration)\s+(?<c>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Nationality();

    [GeneratedRegex(@"^(?<role>[afn]\.k\.a\.),?\s+'(?<name>.+)'$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Alias();

    // type, number (with at least one digit, no blank unless after IMO or a short prefix), optional (country) and other parentheses.
    [GeneratedRegex(
        @"^(?<type>(?:[A-Z][\w./'-]*\s+(?:of\s+|for\s+)?)*?(?:Passport|No\.?|Number|\#|ID|I\.D\.|Card|License|SWIFT/BIC|MMSI|SSN|C\.U\.R\.P\.|R\.F\.C\.|D\.N\.I\.|C\.U\.I\.T\.|C\.U\.I\.P\.|C\.U\.I\.|IFE|Identification|BIC|Digital Currency Address\s-\s[A-Z]+))(?:\s*:)?\s+(?<number>(?:IMO\s+|[A-Z]{1,4}[-\s])?[^\s()]*\d[^\s()]*(?:\s[\d-]+)*)(?:\s+\((?<country>[^()]*)\))?(?:\s+.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Number();
}
