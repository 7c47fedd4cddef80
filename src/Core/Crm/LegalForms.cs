namespace WorkflowConnect.Core.Crm;

/// <summary>Ways to write a legal form, brought to one. The form stays in the key: Müller GmbH and Müller AG are two companies.</summary>
internal static class LegalForms
{
    /// <summary>Words as they stand after folding; the longest that fit are replaced.</summary>
    private static readonly (string[] Words, string Form)[] Table = new (string Words, string Form)[]
    {
        ("gesellschaft mit beschraenkter haftung", "gmbh"),
        ("gesellschaft m b h", "gmbh"),
        ("ges mbh", "gmbh"),
        ("gesmbh", "gmbh"),
        ("g mbh", "gmbh"),
        ("gemeinnuetzige gmbh", "ggmbh"),
        ("aktiengesellschaft", "ag"),
        ("kommanditgesellschaft", "kg"),
        ("kommanditgesellschaft auf aktien", "kgaa"),
        ("offene handelsgesellschaft", "ohg"),
        ("gesellschaft buergerlichen rechts", "gbr"),
        ("unternehmergesellschaft haftungsbeschraenkt", "ug"),
        ("unternehmergesellschaft", "ug"),
        ("ug haftungsbeschraenkt", "ug"),
        ("eingetragener verein", "ev"),
        ("eingetragener kaufmann", "ek"),
        ("eingetragene kauffrau", "ek"),
        ("eingetragene genossenschaft", "eg"),
        ("societas europaea", "se"),
        ("limited liability company", "llc"),
        ("public limited company", "plc"),
        ("limited", "ltd"),
        ("incorporated", "inc"),
        ("corporation", "corp"),
        ("company", "co"),
        ("societe anonyme", "sa"),
        ("sociedad anonima", "sa"),
        ("sociedad limitada", "sl"),
        ("societe a responsabilite limitee", "sarl"),
        ("s a rl", "sarl"),
        ("societa per azioni", "spa"),
        ("societa a responsabilita limitata", "srl"),
        ("besloten vennootschap", "bv"),
        ("naamloze vennootschap", "nv"),
        ("spolka z ograniczona odpowiedzialnoscia", "spzoo"),
        ("sp z oo", "spzoo"),
        ("aktiebolag", "ab"),
        ("aktieselskab", "as"),
        ("aksjeselskap", "as"),
        ("osakeyhtio", "oy"),
        ("und co", "co"),
    }
        .Select(row => (row.Words.Split(' '), row.Form))
        .OrderByDescending(row => row.Item1.Length)
        .ToArray();

    private static readonly HashSet<string> Forms =
    [
        .. Table.Select(row => row.Form), "mbh", "bvba", "doo", "dd", "as", "aps", "oyj", "asa", "kft", "zrt", "sro", "ooo", "oao", "pao", "zao", "pjsc", "jsc", "pty", "pvt", "lp", "llp", "co", "ggmbh",
    ];

    /// <summary>True when the word is a legal form and says nothing about which company it is.</summary>
    public static bool IsForm(string word) => Forms.Contains(word);

    public static IReadOnlyList<string> Canonical(IReadOnlyList<string> words)
    {
        var result = new List<string>(words.Count);
        var at = 0;
        while (at < words.Count)
        {
            // A company called "Limited" keeps its name: a form never stands first.
            var match = at == 0 ? default : Table.FirstOrDefault(row => StandsAt(words, at, row.Words));
            result.Add(match.Form ?? words[at]);
            at += match.Words?.Length ?? 1;
        }

        return result;
    }

    private static bool StandsAt(IReadOnlyList<string> words, int at, string[] sought)
    {
        if (at + sought.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < sought.Length; i++)
        {
            if (words[at + i] != sought[i])
            {
                return false;
            }
        }

        return true;
    }
}
