using System.Text;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>
/// Writes a Latin name in Cyrillic or Greek letters, as somebody would who only hears it. Made for finding out whether
/// the matcher reads them, so it shares nothing with the matcher's own tables.
/// </summary>
internal static class ForeignLetters
{
    private static readonly (string Latin, string Cyrillic, string Greek)[] Table =
    [
        ("shch", "щ", "στσ"), ("sh", "ш", "σ"), ("ch", "ч", "τσ"), ("zh", "ж", "ζ"), ("kh", "х", "χ"), ("ts", "ц", "τσ"),
        ("ya", "я", "για"), ("yu", "ю", "γιου"), ("ph", "ф", "φ"), ("th", "т", "θ"),
        ("a", "а", "α"), ("b", "б", "μπ"), ("c", "к", "κ"), ("d", "д", "ντ"), ("e", "е", "ε"), ("f", "ф", "φ"), ("g", "г", "γκ"),
        ("h", "х", "χ"), ("i", "и", "ι"), ("j", "дж", "τζ"), ("k", "к", "κ"), ("l", "л", "λ"), ("m", "м", "μ"), ("n", "н", "ν"),
        ("o", "о", "ο"), ("p", "п", "π"), ("q", "к", "κ"), ("r", "р", "ρ"), ("s", "с", "σ"), ("t", "т", "τ"), ("u", "у", "ου"),
        ("v", "в", "β"), ("w", "в", "ου"), ("x", "кс", "ξ"), ("y", "й", "ι"), ("z", "з", "ζ"),
    ];

    public static string Cyrillic(string latin) => Write(latin, row => row.Cyrillic);

    public static string Greek(string latin) => Write(latin, row => row.Greek);

    private static string Write(string latin, Func<(string Latin, string Cyrillic, string Greek), string> column)
    {
        var (text, written) = (latin.ToLowerInvariant(), new StringBuilder());
        for (var i = 0; i < text.Length;)
        {
            var row = Array.Find(Table, r => string.CompareOrdinal(text, i, r.Latin, 0, r.Latin.Length) == 0);
            written.Append(row.Latin is null ? text[i].ToString() : column(row));
            i += row.Latin?.Length ?? 1;
        }

        return written.ToString();
    }
}
