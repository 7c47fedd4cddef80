using System.Numerics;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>
/// Pairs the words of two names, whatever their order, best pairs first, and weighs what is paired against what is left over.
/// Also pairs an initial with a word, one word with several that were written apart, and a misspelt common word with the
/// one that it was meant to be.
/// </summary>
internal static class NameAligner
{
    private const double WholeName = 0.97;

    /// <summary>A name with a distinctive word spelt differently never counts as the same, however long it is.</summary>
    private const double LeastMisspelt = 0.035;

    private const int LongEnough = 8;
    private const float SurelyAlike = 0.75f;
    private const float JoinedSimilarity = 0.97f;
    private const float SameSound = 0.95f;
    private const float MarkLeftOut = 0.99f;
    private const int MostPairs = 256;

    public static NameComparison Compare(QueryName query, ListedWords words, NameWeights costs)
    {
        Span<WordPair> pairs = stackalloc WordPair[MostPairs];
        var (exactQuery, exactListed) = ExactMasks(query, words);
        var count = 0;
        for (var q = 0; q < query.Words.Length; q++)
        {
            for (var l = 0; l < words.Length && count < MostPairs; l++)
            {
                var isExact = (exactQuery & (1UL << q)) != 0 && (exactListed & (1UL << l)) != 0;
                if (!isExact && (((exactQuery & (1UL << q)) != 0) || (exactListed & (1UL << l)) != 0))
                {
                    continue;
                }

                ref readonly var listed = ref words[l];
                if (!isExact && (query.Initials & (1UL << q)) == 0 && listed.Text.Length > 1 && !WordShape.MayBeAlike(query.Shapes[q], words.Shape(l)))
                {
                    continue;
                }

                var similarity = isExact && string.Equals(query.Words[q].Text, listed.Text, StringComparison.Ordinal) ? 1 : Similarity(query.Words[q], listed, costs);
                if (similarity > 0)
                {
                    var weight = listed.Class == WordClass.Initial ? Math.Max(query.Weights[q], words.Weight(l)) : words.Weight(l);
                    pairs[count++] = new WordPair(1UL << q, 1UL << l, weight, (float)similarity);
                }
            }
        }

        AddJoined(query, words, exactQuery, exactListed, pairs, ref count);
        return Sum(query, words, pairs[..count], costs);
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

    private static double Similarity(in NameToken query, in NameToken listed, NameWeights costs)
    {
        if (query.Class == WordClass.Initial || listed.Class == WordClass.Initial)
        {
            return query.Text == listed.Text ? 1
                : query.Text[0] != listed.Text[0] ? 0
                : WordWeight.IsDistinctive(listed.Class) ? costs.Initial
                : WordWeight.IsDistinctive(query.Class) ? costs.ListedInitial : 0;
        }

        var similarity = WordSimilarity.Of(query, listed);
        return similarity == 0 && WordSimilarity.IsShortSlip(query, listed) ? costs.ShortSlip : similarity;
    }

    private static void AddJoined(
        QueryName query, ListedWords words, ulong exactQuery, ulong exactListed, Span<WordPair> pairs, ref int count)
    {
        foreach (ref readonly var span in query.Spans.AsSpan())
        {
            for (var l = 0; (exactQuery & span.Mask) != span.Mask && l < words.Length && count < MostPairs; l++)
            {
                ref readonly var listed = ref words[l];
                if ((exactListed & (1UL << l)) == 0 && Math.Abs(span.Word.Text.Length - listed.Text.Length) <= 2
                    && WordShape.MayBeAlike(span.Shape, words.Shape(l)))
                {
                    // Joined and misspelt too would be guessed; the index does not look for it either.
                    var similarity = WordSimilarity.Of(span.Word, listed);
                    Add(pairs, ref count, span.Mask, 1UL << l, words.Weight(l), similarity >= SameSound || span.Word.IsAbjad || listed.IsAbjad ? similarity : 0);
                }
            }
        }

        for (var s = 0; s < words.SpanCount; s++)
        {
            var mask = words.SpanMask(s);
            if ((exactListed & mask) == mask)
            {
                continue;
            }

            var word = words.SpanWord(s);
            var shape = words.SpanShape(s);
            for (var q = 0; q < query.Words.Length && count < MostPairs; q++)
            {
                if ((exactQuery & (1UL << q)) == 0 && Math.Abs(word.Text.Length - query.Words[q].Text.Length) <= 2
                    && WordShape.MayBeAlike(query.Shapes[q], shape))
                {
                    Add(pairs, ref count, 1UL << q, mask, Math.Max(HeaviestOf(words, mask), word.Class == WordClass.Ordinary && AreInitials(words, mask) ? query.Weights[q] : 0), WordSimilarity.Of(query.Words[q], word));
                }
            }
        }
    }

    /// <summary>K.D.P. weighs together what KDP does.</summary>
    private static bool AreInitials(ListedWords words, ulong mask)
    {
        for (var left = mask; left != 0; left &= left - 1)
        {
            if (words[BitOperations.TrailingZeroCount(left)].Class != WordClass.Initial)
            {
                return false;
            }
        }

        return true;
    }

    private static float HeaviestOf(ListedWords words, ulong mask)
    {
        var weight = 0f;
        for (var left = mask; left != 0; left &= left - 1)
        {
            weight = Math.Max(weight, words.Weight(BitOperations.TrailingZeroCount(left)));
        }

        return weight;
    }

    private static void Add(Span<WordPair> pairs, ref int count, ulong query, ulong listed, float weight, double similarity)
    {
        if (similarity > 0)
        {
            pairs[count++] = new WordPair(query, listed, weight, (float)similarity * JoinedSimilarity);
        }
    }

    private static NameComparison Sum(QueryName query, ListedWords words, Span<WordPair> pairs, NameWeights costs)
    {
        ulong usedQuery = 0, usedListed = 0;
        double matched = 0, paired = 0;
        var (distinctive, alike, common) = (0, 0, 0);
        var lone = default(WordPair);
        var (isMisspelt, isWord) = (false, false);
        Span<sbyte> partners = stackalloc sbyte[NameLimits.Words];
        partners.Fill(-1);
        while (TakeBest(pairs, usedQuery, usedListed, out var best))
        {
            usedQuery |= best.Query;
            usedListed |= best.Listed;
            partners[BitOperations.TrailingZeroCount(best.Query)] = (sbyte)BitOperations.TrailingZeroCount(best.Listed);
            var isMarkLeftOut = IsMarkLeftOut(query, words, best);
            matched += best.Weight * (isMarkLeftOut ? Math.Max(best.Similarity, MarkLeftOut) : best.Similarity);
            paired += best.Weight;
            if (IsDistinctive(words, best.Listed))
            {
                lone = best;
                isWord |= !IsInitial(query, words, best);
                distinctive++;
                alike += best.Similarity > SurelyAlike ? 1 : 0;
                isMisspelt |= best.Similarity < JoinedSimilarity && !isMarkLeftOut;
            }
            else
            {
                common++;
            }
        }

        LeftOverWords.PairCommonSlips(query, words, ref usedQuery, ref usedListed, ref matched, ref paired, ref common);
        if (paired <= 0)
        {
            return NameComparison.Nothing;
        }

        var (extra, extraCommon) = LeftOverWords.Unpaired(query, usedQuery);
        var (missing, missingCommon) = LeftOverWords.Unpaired(words, usedListed);
        if (distinctive == 1 && isMisspelt)
        {
            matched = Math.Max(0, matched - (lone.Weight * LoneMisspelt(query, words, lone, costs)));
        }

        var isLone = distinctive == 1;
        var tooMuch = (costs.Extra * extra) + ((isLone ? costs.LoneCommon : costs.ExtraCommon) * extraCommon);
        var tooLittle = (costs.Missing * missing) + ((isLone ? costs.LoneCommon : costs.MissingCommon) * missingCommon);
        var conflict = (costs.Conflict * Math.Min(extra, missing)) + (costs.OtherTrade * LeftOverWords.OtherTrade(isLone, extraCommon, missingCommon)) + (query.HasDescent ? LeftOverWords.SwappedDescent(query, words, partners) : 0);
        var total = paired + tooMuch + tooLittle + conflict;
        var spelling = Math.Max((paired - matched) / total, isMisspelt ? LeastMisspelt : 0);
        (tooMuch, tooLittle, conflict) = (tooMuch / total, tooLittle / total, conflict / total);
        var score = Math.Max(0, 1 - spelling - tooMuch - tooLittle - conflict);
        if (distinctive > 0 && !isWord)
        {
            // Initials alone are nobody's name.
            return new NameComparison(spelling, tooMuch, tooLittle, conflict, score / 2, 0);
        }

        var widespread = score * (1 - Math.Min(1, matched / Enough(costs, distinctive, common, score, tooMuch + tooLittle)));
        return new NameComparison(spelling, tooMuch, tooLittle, conflict, widespread, alike);
    }

    private static bool IsInitial(QueryName query, ListedWords words, in WordPair pair) =>
        BitOperations.IsPow2(pair.Query) && BitOperations.IsPow2(pair.Listed)
        && (query.Words[BitOperations.TrailingZeroCount(pair.Query)].Class == WordClass.Initial
            || words[BitOperations.TrailingZeroCount(pair.Listed)].Class == WordClass.Initial);

    /// <summary>The words sound the same and one is written with marks: Ondrášek and Ondrasek are one spelling.</summary>
    private static bool IsMarkLeftOut(QueryName query, ListedWords words, in WordPair pair)
    {
        if (!BitOperations.IsPow2(pair.Query) || !BitOperations.IsPow2(pair.Listed))
        {
            return false;
        }

        ref readonly var given = ref query.Words[BitOperations.TrailingZeroCount(pair.Query)];
        ref readonly var listed = ref words[BitOperations.TrailingZeroCount(pair.Listed)];
        return (given.IsMarked || listed.IsMarked) && !given.IsAbjad && !listed.IsAbjad
            && string.Equals(given.Key, listed.Key, StringComparison.Ordinal);
    }

    private static double Enough(NameWeights costs, int distinctive, int common, double score, double leftOver) => distinctive switch
    {
        0 => score >= WholeName || (common >= 3 && leftOver < 0.03) ? costs.Enough : costs.EnoughOfNone,
        1 => costs.Enough,
        _ => costs.EnoughOfTwo,
    };

    /// <summary>What the only distinctive word in common loses besides, when it is short and not the same: BAJER need not be Bayer.</summary>
    private static double LoneMisspelt(QueryName query, ListedWords words, in WordPair pair, NameWeights costs)
    {
        int given = 0, listed = 0;
        for (var left = pair.Query; left != 0; left &= left - 1)
        {
            given += query.Words[BitOperations.TrailingZeroCount(left)].Text.Length;
        }

        for (var left = pair.Listed; left != 0; left &= left - 1)
        {
            listed += words[BitOperations.TrailingZeroCount(left)].Text.Length;
        }

        return costs.LoneLetter * Math.Max(0, LongEnough - Math.Min(given, listed));
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
        for (var left = mask; left != 0; left &= left - 1)
        {
            if (WordWeight.IsDistinctive(words[BitOperations.TrailingZeroCount(left)].Class))
            {
                return true;
            }
        }

        return false;
    }
}
