using System.Numerics;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>Builds a <see cref="ScreeningIndex"/>. The order of lists, entries and names decides all numbers, so the result is reproducible.</summary>
internal sealed class ScreeningIndexBuilder
{
    private readonly List<ListEntry> entries = [];
    private readonly List<int> nameEntries = [];
    private readonly List<int> nameOrdinals = [];
    private readonly List<int> nameStarts = [0];
    private readonly List<int> nameWords = [];
    private readonly List<int> spanStarts = [0];
    private readonly List<IndexedSpan> spans = [];
    private readonly List<NameToken> words = [];
    private readonly List<bool> isJoined = [];
    private readonly Dictionary<NameToken, int> wordNumbers = [];
    private readonly List<ulong> postings = [];
    private readonly Dictionary<string, List<int>> identifiers = new(StringComparer.Ordinal);

    /// <param name="lists">What is indexed.</param>
    /// <param name="previous">An index over an earlier state: names that it has need not be read again. The result is the same without it.</param>
    public static ScreeningIndex Build(IReadOnlyList<ListSnapshot> lists, ScreeningIndex? previous = null)
    {
        var builder = new ScreeningIndexBuilder();
        var known = previous is null ? null : new ReadNames(previous);
        // Reading the names is most of the work and knows no order; numbering them does.
        foreach (var (entry, names) in lists.SelectMany(l => l.Entries).AsParallel().AsOrdered().Select(e => (e, known?.Find(e) ?? Read(e))))
        {
            builder.Add(entry, names);
        }

        return builder.Finish(lists);
    }

    private static List<ReadName> Read(ListEntry entry)
    {
        var names = new List<ReadName>(entry.Names.Count);
        for (var i = 0; i < entry.Names.Count; i++)
        {
            foreach (var tokens in new[] { NameNormalizer.Normalize(entry.Names[i].Text), NameNormalizer.NormalizePlain(entry.Names[i].Text) })
            {
                if (tokens.Length > 0)
                {
                    names.Add(new ReadName(i, tokens, [.. NameSpan.Of(tokens).Where(s => IsOftenJoined(tokens, s.Mask)).Select(s => (s.Mask, s.Word))]));
                }
            }
        }

        return names;
    }

    private void Add(ListEntry entry, List<ReadName> names)
    {
        var number = entries.Count;
        entries.Add(entry);
        foreach (var name in names)
        {
            AddName(name, number);
        }

        foreach (var identifier in entry.Identifiers)
        {
            if (IdentifierKey.Of(identifier) is { } key)
            {
                if (!identifiers.TryGetValue(key, out var holders))
                {
                    identifiers[key] = holders = [];
                }

                holders.Add(number);
            }
        }
    }

    private void AddName(ReadName read, int entry)
    {
        var (ordinal, tokens, joined) = read;
        var name = nameEntries.Count;
        nameEntries.Add(entry);
        nameOrdinals.Add(ordinal);
        var isPosted = new bool[tokens.Length];
        var any = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            isPosted[i] = tokens[i].Class is WordClass.Ordinary or WordClass.Patronymic or WordClass.Number or WordClass.Market;
            any |= isPosted[i] && tokens[i].Class != WordClass.Market;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            var word = NumberOf(tokens[i]);
            isJoined[word] = false;
            nameWords.Add(word);
            if (isPosted[i] || !any)
            {
                postings.Add(HashTable.Pair((uint)word, name));
            }
        }

        foreach (var (mask, word) in joined)
        {
            var number = NumberOf(word);
            postings.Add(HashTable.Pair((uint)number, name));
            spans.Add(new IndexedSpan(mask, number));
        }

        spanStarts.Add(spans.Count);
        nameStarts.Add(nameWords.Count);
    }

    /// <summary>Particles, short words, letters and parts around a hyphen are written together by some; two full words hardly ever.</summary>
    private static bool IsOftenJoined(NameToken[] tokens, ulong mask)
    {
        var first = BitOperations.TrailingZeroCount(mask);
        var isOften = BitOperations.PopCount(mask) > 2;
        for (var i = first; (mask & (1UL << i)) != 0; i++)
        {
            if (tokens[i].Class == WordClass.LegalForm)
            {
                return false;
            }

            isOften |= tokens[i].Text.Length <= 4 || (i > first && tokens[i].IsGlued);
            if (i == NameLimits.Words - 1)
            {
                break;
            }
        }

        return isOften;
    }

    /// <summary>
    /// Words of the same letters are told apart by how they are written (with marks, in an abjad): else one entry's spelling
    /// would decide how another's is compared, and scores would move when a list that has nothing to do with them changes.
    /// </summary>
    private int NumberOf(NameToken token)
    {
        token = token with { IsGlued = false };
        if (wordNumbers.TryGetValue(token, out var number))
        {
            return number;
        }

        number = words.Count;
        words.Add(token);
        isJoined.Add(true);
        wordNumbers.Add(token, number);
        return number;
    }

    private ScreeningIndex Finish(IReadOnlyList<ListSnapshot> lists)
    {
        var (soundStarts, soundWords) = GroupBySound();
        var (postingStarts, postingNames) = PackPostings();
        var tables = new WordTables(words, isJoined, soundWords, soundStarts);
        HashTable? sounds = null, slips = null, consonants = null, abjads = null;
        Parallel.Invoke(
            () => slips = tables.Slips(),
            () => consonants = tables.Consonants(),
            () => sounds = tables.Sounds(),
            () => abjads = tables.Abjads());
        return new ScreeningIndex
        {
            Lists = lists,
            Entries = [.. entries],
            NameEntries = [.. nameEntries],
            NameOrdinals = [.. nameOrdinals],
            NameStarts = [.. nameStarts],
            NameWords = [.. nameWords],
            SpanStarts = [.. spanStarts],
            Spans = [.. spans],
            Words = [.. words],
            Shapes = [.. words.Select(w => new WordShape(w))],
            Weights = [.. words.Select(w => WordWeight.Of(w))],
            PostingStarts = postingStarts,
            Postings = postingNames,
            SoundStarts = soundStarts,
            SoundWords = soundWords,
            Sounds = sounds!,
            Slips = slips!,
            Consonants = consonants!,
            Abjads = abjads!,
            EntriesByIdentifier = identifiers.ToDictionary(p => p.Key, p => p.Value.Distinct().ToArray(), StringComparer.Ordinal),
        };
    }

    private (int[] Starts, int[] Words) GroupBySound()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var soundOf = new int[words.Count];
        for (var w = 0; w < words.Count; w++)
        {
            if (!numbers.TryGetValue(words[w].Key, out soundOf[w]))
            {
                soundOf[w] = numbers.Count;
                numbers.Add(words[w].Key, soundOf[w]);
            }
        }

        var starts = new int[numbers.Count + 1];
        foreach (var sound in soundOf)
        {
            starts[sound + 1]++;
        }

        for (var s = 0; s < numbers.Count; s++)
        {
            starts[s + 1] += starts[s];
        }

        var next = starts.ToArray();
        var grouped = new int[words.Count];
        for (var w = 0; w < words.Count; w++)
        {
            grouped[next[soundOf[w]]++] = w;
        }

        return (starts, grouped);
    }

    private (int[] Starts, int[] Names) PackPostings()
    {
        var pairs = postings.ToArray();
        Array.Sort(pairs);
        var starts = new int[words.Count + 1];
        var names = new List<int>(pairs.Length);
        for (var i = 0; i < pairs.Length; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                names.Add((int)(uint)pairs[i]);
                starts[(int)(pairs[i] >> 32) + 1]++;
            }
        }

        for (var w = 0; w < words.Count; w++)
        {
            starts[w + 1] += starts[w];
        }

        return (starts, [.. names]);
    }
}
