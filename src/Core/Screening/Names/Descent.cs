using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Words between a child's name and the father's.</summary>
internal static class Descent
{
    public static int Count(ListedWords words)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            count += Is(words[i].Text) ? 1 : 0;
        }

        return count;
    }

    public static bool Is(string text) => text is "bin" or "ben" or "ibn" or "bint" or "ould" or "uld" or "oglu" or "walad";
}
