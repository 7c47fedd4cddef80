using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>What <see cref="NameSieve"/> has to know of each name of the touched entries.</summary>
internal sealed class TouchedNames
{
    private const int ShortLength = 3;
    private readonly Traits[] names;

    public TouchedNames(ScreeningIndex index)
    {
        Index = index;
        names = new Traits[index.NameCount];
        for (var name = 0; name < names.Length; name++)
        {
            names[name] = Read(index, index.WordsOf(name));
        }

        CommonWords = [.. index.Words.Where(word => IsCommon(word.Class)).Select(word => word.Text).Distinct(StringComparer.Ordinal)];
    }

    public ScreeningIndex Index { get; }

    /// <summary>Particles, titles, forms and trade words, for which a word with one letter wrong is taken.</summary>
    public IReadOnlyList<string> CommonWords { get; }

    public ref readonly Traits this[int name] => ref names[name];

    /// <summary>A bit for the first letter; digits and other letters share theirs.</summary>
    public static uint LetterOf(string word) => word[0] is >= 'a' and <= 'z' ? 1u << (word[0] - 'a') : 1u << (26 + (word[0] % 6));

    /// <summary>A word of three letters that is paired with another of three, one of them wrong.</summary>
    public static bool IsShort(in NameToken word) => word.Class == WordClass.Ordinary && word.Text.Length == ShortLength;

    private static bool IsCommon(WordClass wordClass) => wordClass is WordClass.Particle or WordClass.Title or WordClass.Form or WordClass.Market;

    private static Traits Read(ScreeningIndex index, ReadOnlySpan<int> words)
    {
        var traits = default(Traits);
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var word = ref index.Words[words[i]];
            traits.HasCommon |= word.Class == WordClass.LegalForm || IsCommon(word.Class);
            traits.HasShort |= IsShort(word);
            // Trade words are found as distinctive ones are; what the others add is taken for granted.
            traits.Common += WordWeight.IsDistinctive(word.Class) || word.Class == WordClass.Market ? 0 : index.Weights[words[i]];
            if (word.Class == WordClass.Initial)
            {
                traits.Initials |= LetterOf(word.Text);
            }
            else if (WordWeight.IsDistinctive(word.Class))
            {
                traits.Letters |= LetterOf(word.Text);
                var weight = words[..i].Contains(words[i]) ? 0 : index.Weights[words[i]];
                traits.Distinctive += weight;
                traits.Short += IsShort(word) ? weight : 0;
            }
        }

        return traits;
    }

    /// <summary>A name's.</summary>
    public struct Traits
    {
        /// <summary>What its particles, titles, legal forms and single letters weigh.</summary>
        public float Common;

        /// <summary>What its distinctive words weigh.</summary>
        public float Distinctive;

        /// <summary>What those of three letters among them weigh.</summary>
        public float Short;

        /// <summary>The letters with which its distinctive words begin.</summary>
        public uint Letters;

        /// <summary>Its single letters, each of which is paired with any word that begins with it.</summary>
        public uint Initials;

        public bool HasShort;

        /// <summary>It holds words for which a word with a slip is taken.</summary>
        public bool HasCommon;
    }
}
