namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Finds legal forms in the words of a name and puts their group in their place.</summary>
internal static class LegalForms
{
    private static readonly Dictionary<string, string> Groups = Read();
    private const int LongestStuck = 12;

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Groups.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> FirstWords = [.. Groups.Keys.Select(k => k.Split(' ')[0])];
    private static readonly int LongestPhrase = Groups.Keys.Select(k => k.Count(c => c == ' ') + 1).DefaultIfEmpty().Max();

    private static readonly SlipDictionary LongWords = new(LongForms);
    private static readonly HashSet<string> ShortWords = [.. Groups.Keys.Where(k => k.Length is 2 or 3 or 4 && !k.Contains(' ', StringComparison.Ordinal))];

    /// <summary>Short forms with the groups that each belongs to, and what is left of them when a letter is lost.</summary>
    private static readonly ShortForms Short = new(Groups);

    /// <summary>Words of legal forms with five letters and more.</summary>
    public static IEnumerable<string> LongForms => Groups.Keys.SelectMany(k => k.Split(' ')).Where(w => w.Length >= 5).Distinct(StringComparer.Ordinal);

    /// <summary>A legal form as it stands.</summary>
    public static bool IsWord(string text) => Groups.ContainsKey(text);

    /// <summary>A legal form of one word, however its letters are written.</summary>
    public static bool IsForm(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > LongestStuck)
        {
            return false;
        }

        Span<char> lower = stackalloc char[LongestStuck];
        var length = text.ToLowerInvariant(lower);
        return Lookup.ContainsKey(lower[..length]);
    }

    /// <summary>The last word is a legal form or what is left of one: "Acme, S.A. de C.V.", "Acme, Ltd."</summary>
    public static bool EndsWithForm(ReadOnlySpan<char> name)
    {
        name = name.TrimEnd(". ");
        return IsForm(name[(name.LastIndexOfAny(" .,") + 1)..]) || (name.Length > 1 && name[^2] == '.');
    }

    /// <summary>The groups of which a word may be a short form with one letter wrong ("LC", "JSk", "TLD"); 0 for none.</summary>
    public static uint SlipGroups(string text) => Short.SlipGroups(text);

    /// <summary>The bit of a group in <see cref="SlipGroups"/>; 0 for what is no group.</summary>
    public static uint GroupBit(string group) => Short.BitOf(group);

    /// <summary>The word of a legal form that a word was meant to be, when one letter is wrong ("Limitde", "Copmany"); else null.</summary>
    public static string? Corrected(string text) => LongWords.Correct(text) ?? Misread(text);

    /// <summary>A digit that a scanner read for a letter: J5C, C0.</summary>
    private static string? Misread(string text)
    {
        if (text.Length is < 2 or > 4 || !text.AsSpan().ContainsAnyInRange('0', '9') || !text.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            return null;
        }

        var letters = text.Replace('0', 'o').Replace('1', 'l').Replace('5', 's').Replace('8', 'b');
        return ShortWords.Contains(letters) ? letters : null;
    }

    /// <summary>The number of words, from <paramref name="start"/>, that make a legal form; 0 when none does.</summary>
    public static int Match(IReadOnlyList<NameToken> words, int start, out string group)
    {
        group = "";
        if (words[start].Text.Length == 1)
        {
            return MatchLetters(words, start, out group);
        }

        if (!FirstWords.Contains(words[start].Text))
        {
            return 0;
        }

        for (var count = Math.Min(LongestPhrase, words.Count - start); count > 0; count--)
        {
            var phrase = count == 1
                ? words[start].Text
                : string.Join(' ', Enumerable.Range(start, count).Select(i => words[i].Text));

            // Two letters are a legal form only at an edge of the name: "AS", "SA" and "AD" are names elsewhere.
            if (Groups.TryGetValue(phrase, out group!)
                && (phrase.Length > 2 || IsEdge(words, start + count, words.Count) || (IsEdge(words, 0, start) && (words.Count - start > 2 || phrase is "ao" or "oo" or "pt" or "ab"))))
            {
                return count;
            }
        }

        group = "";
        return 0;
    }

    /// <summary>Nothing, or nothing but titles and forms, lies between.</summary>
    private static bool IsEdge(IReadOnlyList<NameToken> words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (words[i].Class is not (WordClass.Title or WordClass.LegalForm))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"L L C" and "S.A.R.L." at the end, or with at least three letters at the beginning; fewer are initials.</summary>
    private static int MatchLetters(IReadOnlyList<NameToken> words, int start, out string group)
    {
        var end = start;
        while (end < words.Count && words[end].Text.Length == 1 && end - start < 6)
        {
            end++;
        }

        var count = end - start;
        group = "";
        if (count < 2 || (end != words.Count && (start != 0 || count < 3)))
        {
            return 0;
        }

        return Groups.TryGetValue(string.Concat(Enumerable.Range(start, count).Select(i => words[i].Text)), out group!) ? count : 0;
    }

    private static Dictionary<string, string> Read()
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in ScreeningData.Rows("legal-forms.tsv"))
        {
            foreach (var form in row[1].Split('|'))
            {
                groups.TryAdd(form, "\u00a7" + row[0]);
            }
        }

        return groups;
    }
}
