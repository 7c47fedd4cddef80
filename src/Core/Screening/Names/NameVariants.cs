namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Forms of one given name that no rule of sound brings together: Mehmet and Muhammad, Yusuf and Joseph.</summary>
internal static class NameVariants
{
    private static readonly Dictionary<string, string> Keys = Read();

    private const int ShortestSlip = 7;

    /// <summary>The groups by what a patronymic leaves of their names.</summary>
    private static readonly Dictionary<string, string> Stems = ReadStems();

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> StemLookup = Stems.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SlipDictionary Slips = new(Keys.Keys.Where(k => k.Length >= ShortestSlip));

    /// <summary>The sound key of the first form of the group, or the word's own.</summary>
    public static string KeyOf(string text) =>
        Keys.TryGetValue(text, out var key) ? key
        : Patronymics.StemOf(text) is { Length: > 0 } stem ? PatronymicKey(text, stem)
        : Slips.Correct(text) is { } meant && meant[^1] == text[^1] ? Keys[meant]
        : SoundKey.Of(text);

    /// <summary>Mikalaevich is Nikolaevich as Mikalai is Nikolai.</summary>
    private static string PatronymicKey(string text, ReadOnlySpan<char> stem) =>
        (StemLookup.TryGetValue(stem, out var father) ? father : SoundKey.Of(stem.ToString())) + (Patronymics.IsDaughter(text) ? "vna" : "viC");

    private static Dictionary<string, string> ReadStems()
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (form, key) in Keys)
        {
            if (Patronymics.Vowelless(form) is { Length: > 0 } stem)
            {
                stems.TryAdd(stem.ToString(), Patronymics.Vowelless(key).ToString());
            }
        }

        return stems;
    }

    private static Dictionary<string, string> Read()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in ScreeningData.Rows("name-variants.tsv"))
        {
            var forms = row[0].Split(' ');
            foreach (var form in forms)
            {
                keys.TryAdd(form, SoundKey.Of(forms[0]));
            }
        }

        return keys;
    }
}
