using System.Collections.Frozen;
using System.Text;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Country names, English and German, in the spellings that publishers use, and their ISO 3166-1 alpha-2 codes.
/// The table is <c>Countries.tsv</c>, embedded; a new spelling is a new word in that file, no code.
/// </summary>
public static class CountryNames
{
    private static readonly IReadOnlyList<Row> Rows = ReadTable();
    private static readonly FrozenDictionary<string, string> CodeByName = IndexNames();
    private static readonly FrozenDictionary<string, Row> RowByCode = Rows.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>
    /// Finds the code of a name, English or German, without regard to case, accents or punctuation; a code itself
    /// is found too. The EU's unknown country "00" has none, nor have states that no longer exist.
    /// </summary>
    public static bool TryGetCode(string? name, out string code)
    {
        code = string.Empty;
        if (string.IsNullOrWhiteSpace(name))
        {
            return false;
        }

        if (CodeByName.TryGetValue(Fold(name), out var found) || TryReadCode(name.Trim(), out found))
        {
            code = found;
            return true;
        }

        return false;
    }

    /// <summary>The code where the name is known, else the words as they are; null for nothing or "unknown".</summary>
    public static string? CodeOrWords(string? name)
    {
        var words = name?.Trim();
        return words is null or "" or "-" or "00" or "na" or "UNKNOWN" ? null : TryGetCode(words, out var code) ? code : words;
    }

    /// <summary>The English name of a code, or the code itself where it is unknown.</summary>
    public static string English(string code) => RowByCode.TryGetValue(code, out var row) ? row.English : code;

    /// <summary>The German name of a code, or the code itself where it is unknown.</summary>
    public static string German(string code) => RowByCode.TryGetValue(code, out var row) ? row.German : code;

    /// <summary>All codes of the table.</summary>
    public static IEnumerable<string> Codes => Rows.Select(r => r.Code);

    private static bool TryReadCode(string text, out string code)
    {
        code = text.ToUpperInvariant() switch { "UK" => "GB", "EL" => "GR", var other => other };
        return code.Length == 2 && RowByCode.ContainsKey(code);
    }

    private static IReadOnlyList<Row> ReadTable()
    {
        using var stream = typeof(CountryNames).Assembly.GetManifestResourceStream("WorkflowConnect.Core.Lists.Countries.tsv")
            ?? throw new InvalidOperationException("Countries.tsv is not embedded; see Core.csproj.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<Row>(256);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var cells = line.Split('\t');
                rows.Add(new Row(cells[0], cells[1], cells[2], cells.Length > 3 ? cells[3].Split(';') : []));
            }
        }

        return rows;
    }

    private static FrozenDictionary<string, string> IndexNames()
    {
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows)
        {
            foreach (var name in row.Others.Append(row.English).Append(row.German))
            {
                // The first row wins: a name that two states claim would otherwise change its meaning with the order.
                index.TryAdd(Fold(name), row.Code);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var lower = char.ToLowerInvariant(c);
            if (char.IsLetterOrDigit(lower))
            {
                folded.Append(Plain(lower));
            }
            else if (lower == '&')
            {
                folded.Append("and");
            }
        }

        return folded.ToString();
    }

    private static string Plain(char c) => c switch
    {
        'ä' or 'á' or 'à' or 'â' or 'ã' or 'å' => "a",
        'é' or 'è' or 'ê' or 'ë' => "e",
        'í' or 'ì' or 'î' or 'ï' or 'ı' => "i",
        'ö' or 'ó' or 'ò' or 'ô' or 'õ' => "o",
        'ü' or 'ú' or 'ù' or 'û' => "u",
        'ç' => "c",
        'ñ' => "n",
        'ß' => "ss",
        _ => c.ToString(),
    };

    private sealed record Row(string Code, string English, string German, string[] Others);
}
