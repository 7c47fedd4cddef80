using System.Numerics;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>
/// Pairs the words of two names, whatever their order, best pairs first, and weighs what is paired against what is left over.
/// Also pairs an initial with a word and one word with two that were written apart.
/// </summary>
internal static class NameAligner
{
    /// <summary>What an unmatched word of the party costs, against a matched one.</summary>
    public const float ExtraWeight = 0.9f;

    /// <summary>Listed names carry patronymics and tribes that few people write; leaving them out costs less.</summary>
    public const float MissingWeight = 0.45f;

    /// <summary>Matched weight from which a match stands on its own; "CORP" alone stays far below.</summary>
    private const double EnoughWeight = 0.5;

    /// <summary>The same for two distinctive words: Muhammad Ali is a whole name, however many bear it.</summary>
    private const double EnoughOfTwo = 0.4;

    /// <summary>The same where only trade words are in common, unless they are the whole name on both sides.</summary>
    private const double EnoughWithoutDistinctive = 2;

    private const double WholeName = 0.97;

    /// <summary>A name with a distinctive word spelt differently never counts as the same, however long it is.</summary>
    private const double LeastMisspelt = 0.035;

    /// <summary>Taken off the likeness of the only distinctive word in common for each letter that it is short of <see cref="LongEnough"/>.</summary>
    private const double LoneLetter = 0.06;

    private const int LongEnough = 8;

    private const float InitialSimilarity = 0.75f;

    /// <summary>A listed initial says little about a full word of the party, so the word stays mostly unexplained.</summary>
    private const float ListedInitialSimilarity = 0.5f;

    private const float JoinedSimilarity = 0.97f;
    private const float MarkLeftOut = 0.99f;
    private const int MostPairs = 256;

    public static NameComparison Compare(ScreeningIndex index, QueryName query, int name) => Compare(query, new ListedWords(index, name));

    public static NameComparison Compare(QueryName query, ListedWords words)
    {
        Span<WordPair> pairs = stackalloc WordPair[MostPairs];
        var (exactQuery, exactListed) = ExactMasks(query, words);
        var count = 0;
        for (var q = 0; q < query.Words.Length; q++)
        {
            for (var l = 0; l < words.Length && count < MostPairs; l++)
            {
                var isExact = (exactQuery & (1UL << q)) != 0 && (exactListed & (1UL << l)) != 0;
                var listed = words[l];
                if (!isExact && (((exactQuery & (1UL << q)) != 0) || (exactListed & (1UL << l)) != 0))
                {
                    continue;
                }

                var similarity = Similarity(query.Words[q], listed);
                if (similarity > 0)
                {
                    var weight = listed.Class == WordClass.Initial ? Math.Max(query.Weights[q], words.Weight(l)) : words.Weight(l);
                    pairs[count++] = new WordPair(1UL << q, 1UL << l, weight, (float)similarity);
                }
            }
        }

        AddJoined(query, words, exactQuery, exactListed, pairs, ref count);
        return Sum(query, words, pairs[..count]);
    }

    /// <summary>Words that occur on both sides as they are; they pair among themselves, which spares most comparisons.</summary>
    private static (ulong Query, ulong Listed) ExactMasks(QueryName query, ListedWords words)
    {
        ulong inQuery = 0, inListed = 0;
        for (var q = 0; q < query.Words.Length; q++)
        {
            for (var l = 0; l < words.Length; l++)
            {
                if ((inListed & (1UL << l)) == 0
                    && string.Equals(query.Words[q].Text, words[l].Text, StringComparison.Ordinal))
                {
                    inQuery |= 1UL << q;
                    inListed |= 1UL << l;
                    break;
                }
            }
        }

        return (inQuery, inListed);
    }

    private static double Similarity(in NameToken query, in NameToken listed)
    {
        if (query.Class == WordClass.Initial || listed.Class == WordClass.Initial)
        {
            return query.Text == listed.Text ? 1
                : query.Text[0] != listed.Text[0] ? 0
                : WordWeight.IsDistinctive(listed.Class) ? InitialSimilarity
                : WordWeight.IsDistinctive(query.Class) ? ListedInitialSimilarity : 0;
        }

        return WordSimilarity.Of(query, listed);
    }

    private static void AddJoined(
        QueryName query, ListedWords words, ulong exactQuery, ulong exactListed, Span<WordPair> pairs, ref int count)
    {
        for (var q = 0; q < query.Words.Length; q++)
        {
            for (var l = 0; l < words.Length; l++)
            {
                var listed = words[l];
                if (count < MostPairs && q < query.Joined.Length && MayJoin(exactQuery, exactListed, q, l)
                    && Math.Abs(query.Joined[q].Text.Length - listed.Text.Length) <= 2)
                {
                    var similarity = (float)WordSimilarity.Of(query.Joined[q], listed) * JoinedSimilarity;
                    Add(pairs, ref count, new WordPair(3UL << q, 1UL << l, words.Weight(l), similarity));
                }

                if (count < MostPairs && l + 1 < words.Length && MayJoin(exactListed, exactQuery, l, q)
                    && Math.Abs(listed.Text.Length + words[l + 1].Text.Length - query.Words[q].Text.Length) <= 2)
                {
                    var next = words[l + 1];
                    var similarity = (float)WordSimilarity.Of(query.Words[q], JoinedWord.Of(listed, next)) * JoinedSimilarity;
                    var weight = Math.Max(words.Weight(l), words.Weight(l + 1));
                    Add(pairs, ref count, new WordPair(1UL << q, 3UL << l, weight, similarity));
                }
            }
        }
    }

    private static bool MayJoin(ulong exactTwo, ulong exactOne, int two, int one) =>
        (exactTwo & (3UL << two)) != (3UL << two) && (exactOne & (1UL << one)) == 0;

    private static void Add(Span<WordPair> pairs, ref int count, in WordPair pair)
    {
        if (pair.Similarity > 0)
        {
            pairs[count++] = pair;
        }
    }

    private static NameComparison Sum(QueryName query, ListedWords words, Span<WordPair> pairs)
    {
        ulong usedQuery = 0, usedListed = 0;
        double matched = 0, paired = 0;
        var (distinctive, alike) = (0, 0);
        var lone = default(WordPair);
        var isMisspelt = false;
        while (TakeBest(pairs, usedQuery, usedListed, out var best))
        {
            usedQuery |= best.Query;
            usedListed |= best.Listed;
            var isMarkLeftOut = IsMarkLeftOut(query, words, best);
            matched += best.Weight * (isMarkLeftOut ? Math.Max(best.Similarity, MarkLeftOut) : best.Similarity);
            paired += best.Weight;
            if (IsDistinctive(words, best.Listed))
            {
                lone = best;
                distinctive++;
                alike += best.Similarity > InitialSimilarity ? 1 : 0;
                isMisspelt |= best.Similarity < JoinedSimilarity && !isMarkLeftOut;
            }
        }

        double extra = 0, missing = 0;
        for (var q = 0; q < query.Words.Length; q++)
        {
            extra += (usedQuery & (1UL << q)) == 0 ? query.Weights[q] : 0;
        }

        for (var l = 0; l < words.Length; l++)
        {
            missing += (usedListed & (1UL << l)) == 0 ? words.Weight(l) : 0;
        }

        var total = paired + (ExtraWeight * extra) + (MissingWeight * missing);
        if (paired <= 0 || total <= 0)
        {
            return NameComparison.Nothing;
        }

        if (distinctive == 1 && isMisspelt)
        {
            matched = Math.Max(0, matched - (lone.Weight * LoneMisspelt(query, words, lone)));
        }

        var spelling = Math.Max((paired - matched) / total, isMisspelt ? LeastMisspelt : 0);
        var (tooMuch, tooLittle) = (ExtraWeight * extra / total, MissingWeight * missing / total);
        var score = Math.Max(0, 1 - spelling - tooMuch - tooLittle);
        var common = score * (1 - Math.Min(1, matched / Enough(distinctive, isWhole: score >= WholeName)));
        return new NameComparison(spelling, tooMuch, tooLittle, common, alike);
    }

    /// <summary>The words sound the same and one is written with marks: Ondrášek and Ondrasek are one spelling.</summary>
    private static bool IsMarkLeftOut(QueryName query, ListedWords words, in WordPair pair)
    {
        if (!BitOperations.IsPow2(pair.Query) || !BitOperations.IsPow2(pair.Listed))
        {
            return false;
        }

        var given = query.Words[BitOperations.TrailingZeroCount(pair.Query)];
        var listed = words[BitOperations.TrailingZeroCount(pair.Listed)];
        return (given.IsMarked || listed.IsMarked) && !given.IsAbjad && !listed.IsAbjad
            && string.Equals(given.Key, listed.Key, StringComparison.Ordinal);
    }

    private static double Enough(int distinctive, bool isWhole) => distinctive switch
    {
        0 => isWhole ? EnoughWeight : EnoughWithoutDistinctive,
        1 => EnoughWeight,
        _ => EnoughOfTwo,
    };

    /// <summary>What the only distinctive word in common loses besides, when it is short and not the same: BAJER need not be Bayer.</summary>
    private static double LoneMisspelt(QueryName query, ListedWords words, in WordPair pair)
    {
        int given = 0, listed = 0;
        for (var q = 0; q < query.Words.Length; q++)
        {
            given += (pair.Query & (1UL << q)) != 0 ? query.Words[q].Text.Length : 0;
        }

        for (var l = 0; l < words.Length; l++)
        {
            listed += (pair.Listed & (1UL << l)) != 0 ? words[l].Text.Length : 0;
        }

        return LoneLetter * Math.Max(0, LongEnough - Math.Min(given, listed));
    }

    private static bool TakeBest(Span<WordPair> pairs, ulong usedQuery, ulong usedListed, out WordPair best)
    {
        best = default;
        foreach (ref readonly var pair in pairs)
        {
            if ((pair.Query & usedQuery) == 0 && (pair.Listed & usedListed) == 0
                && pair.Weight * pair.Similarity * pair.Similarity > best.Weight * best.Similarity * best.Similarity)
            {
                best = pair;
            }
        }

        return best.Weight > 0;
    }

    private static bool IsDistinctive(ListedWords words, ulong mask)
    {
        for (var l = 0; l < words.Length; l++)
        {
            if ((mask & (1UL << l)) != 0 && WordWeight.IsDistinctive(words[l].Class))
            {
                return true;
            }
        }

        return false;
    }
}
