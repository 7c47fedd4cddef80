using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>The words of a listed name with their weights: of a name in the index, or of any other name.</summary>
internal readonly ref struct ListedWords
{
    private readonly ScreeningIndex? index;
    private readonly ReadOnlySpan<int> numbers;
    private readonly ReadOnlySpan<NameToken> words;
    private readonly ReadOnlySpan<float> weights;

    public ListedWords(ScreeningIndex index, int name)
    {
        this.index = index;
        numbers = index.WordsOf(name);
        Length = numbers.Length;
    }

    public ListedWords(ReadOnlySpan<NameToken> words, ReadOnlySpan<float> weights)
    {
        this.words = words;
        this.weights = weights;
        Length = words.Length;
    }

    public int Length { get; }

    public ref readonly NameToken this[int i] => ref index is null ? ref words[i] : ref index.Words[numbers[i]];

    public float Weight(int i) => index is null ? weights[i] : index.Weights[numbers[i]];
}
