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
        for (var i = 0; i < words.Length; i++)
        {
            Weights[i] = WordWeight.Limit(words[i].Class, WordWeight.Unknown);
        }

        Joined = new NameToken[Math.Max(0, words.Length - 1)];
        for (var i = 0; i < Joined.Length; i++)
        {
            Joined[i] = JoinedWord.Of(words[i], words[i + 1]);
        }
    }

    public string Text { get; }

    public NameToken[] Words { get; }

    /// <summary>Set by the search from the index: how rare the word, or the word that it seems to mean, is on the lists.</summary>
    public float[] Weights { get; }

    /// <summary>Word i and word i + 1 as one.</summary>
    public NameToken[] Joined { get; }
}
