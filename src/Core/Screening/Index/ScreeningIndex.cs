using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// An immutable index over a set of list versions. Names are rows of word numbers; each word knows its names
/// (postings) and its weight; words are found by text, by sound, with a slip of the pen (deletion neighbourhood,
/// as in SymSpell), by consonants and by what an abjad would write. Safe for any number of readers.
/// </summary>
internal sealed class ScreeningIndex
{
    public ScreeningIndex() => Workspaces = new WorkspacePool(this);

    public WorkspacePool Workspaces { get; }

    public WordMemory Memory { get; } = new();

    public required IReadOnlyList<ListSnapshot> Lists { get; init; }

    public required ListEntry[] Entries { get; init; }

    /// <summary>Per name: its entry, and which of the entry's names it is.</summary>
    public required int[] NameEntries { get; init; }

    public required int[] NameOrdinals { get; init; }

    /// <summary>The words of name n are <see cref="NameWords"/>[<see cref="NameStarts"/>[n] .. <see cref="NameStarts"/>[n + 1]].</summary>
    public required int[] NameStarts { get; init; }

    public required int[] NameWords { get; init; }

    /// <summary>The spans of name n are <see cref="Spans"/>[<see cref="SpanStarts"/>[n] .. <see cref="SpanStarts"/>[n + 1]].</summary>
    public required int[] SpanStarts { get; init; }

    public required IndexedSpan[] Spans { get; init; }

    public required NameToken[] Words { get; init; }

    /// <summary>The shape of each word.</summary>
    public required WordShape[] Shapes { get; init; }

    public required float[] Weights { get; init; }

    public required int[] PostingStarts { get; init; }

    public required int[] Postings { get; init; }

    /// <summary>Words with the same sound are one sound.</summary>
    public required int[] SoundStarts { get; init; }

    public required int[] SoundWords { get; init; }

    public required HashTable Sounds { get; init; }

    /// <summary>Each sound under itself and under itself less one letter.</summary>
    public required HashTable Slips { get; init; }

    public required HashTable Consonants { get; init; }

    public required HashTable Abjads { get; init; }

    public required Dictionary<string, int[]> EntriesByIdentifier { get; init; }

    public int NameCount => NameEntries.Length;

    public ReadOnlySpan<int> WordsOf(int name) => NameWords.AsSpan(NameStarts[name], NameStarts[name + 1] - NameStarts[name]);

    public ReadOnlySpan<IndexedSpan> SpansOf(int name) => Spans.AsSpan(SpanStarts[name], SpanStarts[name + 1] - SpanStarts[name]);

    public ReadOnlySpan<int> PostingsOf(int word) => Postings.AsSpan(PostingStarts[word], PostingStarts[word + 1] - PostingStarts[word]);

    public ReadOnlySpan<int> WordsOfSound(int sound) => SoundWords.AsSpan(SoundStarts[sound], SoundStarts[sound + 1] - SoundStarts[sound]);

    public ListedName NameOf(int name) => Entries[NameEntries[name]].Names[NameOrdinals[name]];
}
