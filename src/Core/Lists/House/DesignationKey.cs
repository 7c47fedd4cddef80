using System.Text;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Lists;

/// <summary>Folds names and numbers so that two publishers' spellings of the same one are equal.</summary>
internal static class DesignationKey
{
    /// <summary>The words as a check folds them (accents, case, scripts), in alphabetical order: publishers order names differently.</summary>
    public static string OfName(string name) =>
        string.Join(' ', NameNormalizer.Normalize(name).Select(t => t.Text).Order(StringComparer.Ordinal));

    /// <summary>Letters and digits only.</summary>
    public static string OfNumber(string number)
    {
        var folded = new StringBuilder(number.Length);
        foreach (var c in number)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToUpperInvariant(c));
            }
        }

        return folded.ToString();
    }
}
