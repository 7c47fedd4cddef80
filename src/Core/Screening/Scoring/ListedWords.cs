using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>The words of a listed name with their weights: of a name in the index, or of any other name.</summary>
internal readonly ref struct ListedWords
{
    private readonly ScreeningIndex? index;
    private readonly ReadOnlySpan<int> numbers;
    private readonly ReadOnlySpan<IndexedSpan> indexed;
    private readonly ReadOnlySpan<NameToken> words;
    private readonly ReadOnlySpan<float> weights;
    private readonly ReadOnlySpan<NameSpan> spans;
    private readonly ReadOnlySpan<WordShape> shapes;

    public ListedWords(ScreeningIndex index, int name)
    {
        this.index = index;
        numbers = index.WordsOf(name);
        indexed = index.SpansOf(name);
        Length = numbers.Length;
    }

    public ListedWords(ReadOnlySpan<NameToken> words, ReadOnlySpan<float> weights, ReadOnlySpan<NameSpan> spans, ReadOnlySpan<WordShape> shapes)
    {
        this.shapes = shapes;
        this.words = words;
        this.weights = weights;
        this.spans = spans;
        Length = words.Length;
    }

    public int Length { get; }

    public int SpanCount => index is null ? spans.Length : indexed.Length;

    public ref readonly NameToken this[int i] => ref index is null ? ref words[i] : ref index.Words[numbers[i]];

    public float Weight(int i) => index is null ? weights[i] : index.Weights[numbers[i]];

    public ulong SpanMask(int s) => index is null ? spans[s].Mask : indexed[s].Mask;

    public ref readonly WordShape Shape(int i) => ref index is null ? ref shapes[i] : ref index.Shapes[numbers[i]];

    public WordShape SpanShape(int s) => index is null ? spans[s].Shape : index.Shapes[indexed[s].Word];

    public NameToken SpanWord(int s) => index is null ? spans[s].Word : index.Words[indexed[s].Word];
}
