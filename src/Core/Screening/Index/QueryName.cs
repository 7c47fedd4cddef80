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
        var descents = 0;
        for (var i = 0; i < words.Length; i++)
        {
            Weights[i] = WordWeight.Limit(words[i].Class, WordWeight.Unknown);
            Shapes[i] = new WordShape(words[i]);
            descents += Descent.Is(words[i].Text) ? 1 : 0;
            MayBeForms |= SlipGroups(i) != 0 ? 1UL << i : 0;
            Initials |= words[i].Class == WordClass.Initial ? 1UL << i : 0;
        }

        HasDescent = descents == 1;
        Spans = NameSpan.Of(words);
    }

    public string Text { get; }

    public NameToken[] Words { get; }

    public WordShape[] Shapes { get; }

    /// <summary>A bit for each word that is a single letter.</summary>
    public ulong Initials { get; }

    /// <summary>A bit for each word that may be a legal form with a slip in it.</summary>
    public ulong MayBeForms { get; }

    /// <summary>"bin" or the like is once among the words; of several who can tell where the name was turned.</summary>
    public bool HasDescent { get; }

    /// <summary>Set by the search from the index: how rare the word, or the word that it seems to mean, is on the lists.</summary>
    public float[] Weights { get; }

    /// <summary>The weight of a word, or next to nothing where it may be a legal form.</summary>
    public float Tells(int word) => (MayBeForms & (1UL << word)) == 0 ? Weights[word] : Math.Min(Weights[word], WordWeight.Limit(WordClass.LegalForm, 1));

    /// <summary>Neighbouring words as one.</summary>
    public NameSpan[] Spans { get; }

    /// <summary>The groups of legal forms that a word may be with a slip; see <see cref="LegalForms.SlipGroups"/>.</summary>
    public uint SlipGroups(int word) => Words[word].Class == WordClass.Ordinary ? LegalForms.SlipGroups(Words[word].Text) : 0;
}
