namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Forms of one given name that no rule of sound brings together: Mehmet and Muhammad, Yusuf and Joseph.</summary>
internal static class NameVariants
{
    private static readonly Dictionary<string, string> Keys = Read();

    /// <summary>The sound key of the first form of the group, or the word's own.</summary>
    public static string KeyOf(string text) => Keys.TryGetValue(text, out var key) ? key : SoundKey.Of(text);

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
