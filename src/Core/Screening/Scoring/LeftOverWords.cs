using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>What the words say that <see cref="NameAligner"/> could not pair, and pairs that contradict each other.</summary>
internal static class LeftOverWords
{
    private const float CommonSlip = 0.9f;

    /// <summary>Words that many listed names bear are names of their own: Ali is no slip in "al".</summary>
    private const float LeastSlip = 0.45f;

    /// <summary>Other trade words beside the only distinctive one: Khaybar Global, Khaybar Company. Words only left out are no contradiction.</summary>
    public static double OtherTrade(bool isLone, double extra, double missing) =>
        isLone && Math.Min(extra, missing) > 0.01 && Math.Max(extra, missing) > 0.1 ? Math.Max(extra, missing) : 0;

    /// <summary>Abdullah bin Omar is not Omar bin Abdullah: the weight of the words that stand on the other side of "bin".</summary>
    public static double SwappedDescent(QueryName query, ListedWords words, ReadOnlySpan<sbyte> partners)
    {
        for (var q = 1; Descent.Count(words) == 1 && q + 1 < query.Words.Length; q++)
        {
            if (!Descent.Is(query.Words[q].Text))
            {
                continue;
            }

            var after = query.Words[q + 1].Class == WordClass.Particle && q + 2 < query.Words.Length ? q + 2 : q + 1;
            var (child, father) = (partners[q - 1], partners[after]);
            for (var l = 1; child > father && father >= 0 && l + 1 < words.Length; l++)
            {
                if (Descent.Is(words[l].Text) && father < l && child > l && child - l <= 2 && l - father == 1)
                {
                    return words.Weight(child) + words.Weight(father);
                }
            }
        }

        return 0;
    }

    /// <summary>
    /// A word of the party that fits nothing may be a common word of the listed name with one letter wrong: LC for LLC,
    /// ANS for AND. It is taken for that word only where that word is left over.
    /// </summary>
    public static void PairCommonSlips(
        QueryName query, ListedWords words, ref ulong usedQuery, ref ulong usedListed, ref double matched, ref double paired, ref int common)
    {
        for (var q = 0; q < query.Words.Length; q++)
        {
            if ((usedQuery & (1UL << q)) != 0 || query.Words[q].Class != WordClass.Ordinary || WordWeight.Of(query.Words[q]) < LeastSlip)
            {
                continue;
            }

            for (var l = 0; l < words.Length; l++)
            {
                if ((usedListed & (1UL << l)) == 0 && IsCommonSlip(query, q, words[l]))
                {
                    usedQuery |= 1UL << q;
                    usedListed |= 1UL << l;
                    matched += words.Weight(l) * CommonSlip;
                    paired += words.Weight(l);
                    common++;
                    break;
                }
            }
        }
    }

    private static bool IsCommonSlip(QueryName query, int word, in NameToken listed) => listed.Class switch
    {
        WordClass.LegalForm => (query.SlipGroups(word) & LegalForms.GroupBit(listed.Text)) != 0,
        WordClass.Particle or WordClass.Title or WordClass.Form or WordClass.Market =>
            query.Words[word].Text.Length >= 2 && listed.Text.Length >= 2 && EditDistance.Within(query.Words[word].Text, listed.Text, 1) <= 1,
        _ => false,
    };

    public static (double Distinctive, double Common) Unpaired(QueryName query, ulong used)
    {
        double distinctive = 0, common = 0;
        for (var q = 0; q < query.Words.Length; q++)
        {
            if ((used & (1UL << q)) == 0)
            {
                if (WordWeight.IsDistinctive(query.Words[q].Class))
                {
                    distinctive += query.Weights[q];
                }
                else
                {
                    common += query.Weights[q];
                }
            }
        }

        return (distinctive, common);
    }

    public static (double Distinctive, double Common) Unpaired(ListedWords words, ulong used)
    {
        double distinctive = 0, common = 0;
        for (var l = 0; l < words.Length; l++)
        {
            if ((used & (1UL << l)) == 0)
            {
                if (WordWeight.IsDistinctive(words[l].Class))
                {
                    distinctive += words.Weight(l);
                }
                else
                {
                    common += words.Weight(l);
                }
            }
        }

        return (distinctive, common);
    }
}
