using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Countries as tables have them: codes or names, several in one cell.</summary>
internal static class PartyCountries
{
    private static readonly string[] NoCountry = ["-", "--", "?", "00", "n/a", "na", "none", "unknown", "unbekannt", "keine", "k.A.", "null"];

    /// <summary>The codes of the known ones; and whether one is not known.</summary>
    public static (string[] Codes, bool AreAllKnown) Read(IEnumerable<string> cells)
    {
        var (codes, areAllKnown) = (new List<string>(), true);
        foreach (var word in cells.SelectMany(TableCells.Split))
        {
            // "NA" is Namibia, "na" is no answer.
            if (NoCountry.Contains(word, StringComparer.Ordinal) || (word.Length > 2 && NoCountry.Contains(word, StringComparer.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (CountryNames.TryGetCode(word, out var code))
            {
                codes.Add(code);
            }
            else
            {
                areAllKnown = false;
            }
        }

        return ([.. codes.Distinct(StringComparer.Ordinal)], areAllKnown);
    }
}
