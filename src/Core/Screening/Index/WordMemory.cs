using System.Collections.Concurrent;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// Answers of <see cref="WordSearch"/> to earlier questions on one index, for all its searches and threads: the words of
/// names recur from lead to lead. Two generations: when the young one is full it becomes the old one and the old one is
/// dropped, so that words in use stay and a flood of strange words costs a bounded amount of memory.
/// An answer is a function of question and index alone; remembering it can change the time of a result, never the result.
/// </summary>
/// <param name="mostFoundWords">Words and answers that a generation holds; the default is about 4 MB.</param>
internal sealed class WordMemory(int mostFoundWords = WordMemory.Most)
{
    private const int Most = 250_000;

    /// <summary>What a question without an answer weighs against a found word.</summary>
    private const int QuestionWeight = 8;

    private volatile Generation young = new();
    private volatile Generation old = new();

    /// <summary>Words and answers held now, in both generations.</summary>
    public int Weight => Volatile.Read(ref young.Weight) + Volatile.Read(ref old.Weight);

    public FoundWord[]? Recall(in WordQuestion question)
    {
        if (young.Answers.TryGetValue(question, out var answer))
        {
            return answer;
        }

        if (old.Answers.TryGetValue(question, out answer))
        {
            Keep(question, answer);
            return answer;
        }

        return null;
    }

    public void Keep(in WordQuestion question, FoundWord[] answer)
    {
        var generation = young;
        if (generation.Answers.TryAdd(question, answer)
            && Interlocked.Add(ref generation.Weight, answer.Length + QuestionWeight) >= mostFoundWords
            && Interlocked.Exchange(ref generation.IsFull, 1) == 0)
        {
            old = generation;
            young = new Generation();
        }
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<WordQuestion, FoundWord[]> Answers = new();
        public int Weight;
        public int IsFull;
    }
}
