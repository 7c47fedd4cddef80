using System.Text;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// SQL patterns (LIKE) under which a name is found however it is spelt there: a database that knows no folding finds
/// "Müller" neither by "Mueller" nor by "Muller". They find more than fits; what fits is compared here.
/// </summary>
internal static class NamePattern
{
    /// <summary>Letters that languages written in Latin give marks, or write as two.</summary>
    private const string Varying = "aeiouyscnlzrd";

    /// <summary>Of a company, without its legal form.</summary>
    public static string OfCompany(string name) => Of(MatchKeys.DistinctiveWords(name));

    /// <summary>Of a person's family name, anywhere in a whole name.</summary>
    public static string OfPerson(IReadOnlyDictionary<string, string> given) =>
        "%" + Of([MatchKeys.Fold(given.GetValueOrDefault(CrmFields.FamilyName) ?? given.GetValueOrDefault(CrmFields.Name)?.Split(' ')[^1])]);

    private static string Of(IEnumerable<string> words)
    {
        var pattern = new StringBuilder();
        foreach (var c in string.Join(' ', words))
        {
            var isFixed = char.IsAsciiLetterOrDigit(c) && !Varying.Contains(c, StringComparison.Ordinal);
            if (isFixed)
            {
                pattern.Append(c);
            }
            else if (pattern.Length == 0 || pattern[^1] != '%')
            {
                pattern.Append('%');
            }
        }

        return pattern.Length > 0 && pattern[^1] == '%' ? pattern.ToString() : pattern.Append('%').ToString();
    }
}
