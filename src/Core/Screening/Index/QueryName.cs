using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>A party's name, ready to be looked up.</summary>
internal sealed class QueryName
{
    public QueryName(string text, NameToken[] words)
    {
        Text = text;
        Words = words;
        Weights = new float[words.Length];
        Shapes = new WordShape[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            Weights[i] = WordWeight.Limit(words[i].Class, WordWeight.Unknown);
            Shapes[i] = new WordShape(words[i]);
            HasDescent |= Descent.Is(words[i].Text);
            Initials |= words[i].Class == WordClass.Initial ? 1UL << i : 0;
        }

        Spans = NameSpan.Of(words);
    }

    public string Text { get; }

    public NameToken[] Words { get; }

    public WordShape[] Shapes { get; }

    /// <summary>A bit for each word that is a single letter.</summary>
    public ulong Initials { get; }

    /// <summary>"bin" or the like is among the words.</summary>
    public bool HasDescent { get; }

    /// <summary>Set by the search from the index: how rare the word, or the word that it seems to mean, is on the lists.</summary>
    public float[] Weights { get; }

    /// <summary>Neighbouring words as one.</summary>
    public NameSpan[] Spans { get; }

    /// <summary>The groups of legal forms that a word may be with a slip; see <see cref="LegalForms.SlipGroups"/>.</summary>
    public uint SlipGroups(int word) => Words[word].Class == WordClass.Ordinary ? LegalForms.SlipGroups(Words[word].Text) : 0;
}
