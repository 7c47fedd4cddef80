using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// The second sieve, for one thread: the touched names of which enough words are like those of a party's name that the
/// rest does not forbid a match. What it lets through is compared; what it holds back cannot reach the threshold.
/// </summary>
internal sealed class NameSieve
{
    /// <summary>Words of one sound count as the same where only marks tell them apart.</summary>
    private const float SameSound = 0.95f;

    /// <summary>What a word with a slip may add by being taken for a common word: a trade word weighs most of these.</summary>
    private static readonly float CommonSlip = WordWeight.Limit(WordClass.Market, WordWeight.Unknown);

    private readonly TouchedNames touched;
    private readonly Row[] rows;
    private readonly List<int> like = [];
    private readonly double least;
    private readonly double enough;
    private readonly double extra;
    private readonly double missing;
    private readonly float initial;
    private readonly float shortSlip;
    private int epoch;

    public NameSieve(TouchedNames touched, ScreeningProfile profile)
    {
        this.touched = touched;
        rows = new Row[touched.Index.NameCount];
        var (weights, person, organisation) = (profile.Weights, profile.Weights.Person, profile.Weights.Organisation);
        // Fields that agree lift a score; what rounds up is worth less than a thousandth.
        least = Math.Max(0.1, profile.ReviewThreshold - Math.Max(0, Math.Max(weights.SameDay, weights.WithinVagueness)) - Math.Max(0, weights.SameCountry) - 0.001);
        enough = new[] { person.Enough, person.EnoughOfTwo, person.EnoughOfNone, organisation.Enough, organisation.EnoughOfTwo, organisation.EnoughOfNone }.Min();
        extra = Math.Min(person.Extra, organisation.Extra);
        missing = Math.Min(person.Missing, organisation.Missing);
        initial = (float)Math.Max(person.Initial, organisation.Initial);
        shortSlip = (float)Math.Max(person.ShortSlip, organisation.ShortSlip);
    }

    /// <summary>The touched names that the party's name may match; to be read before the next call.</summary>
    public List<int> Like(in KnownName name, WordMeaning[] meanings)
    {
        like.Clear();
        epoch++;
        AddJoined(name);
        var query = WholeOf(name, meanings);
        for (var i = 0; i < name.Words.Length; i++)
        {
            ref readonly var meaning = ref meanings[name.Words[i]];
            foreach (var (touchedWord, similarity) in meaning.Touched)
            {
                foreach (var touchedName in touched.Index.PostingsOf(touchedWord))
                {
                    ref var row = ref RowOf(touchedName);
                    Add(ref row, i, touched.Index.Weights[touchedWord], similarity, meaning);
                    row.IsJoined |= !touched.Index.WordsOf(touchedName).Contains(touchedWord);
                    if (!row.IsLike && MayMatch(row, query, touched[touchedName]))
                    {
                        row.IsLike = true;
                        like.Add(touchedName);
                    }
                }
            }
        }

        return like;
    }

    /// <summary>Neighbours written as one are looked up by their sound alone.</summary>
    private void AddJoined(in KnownName name)
    {
        foreach (var hash in name.Joined)
        {
            foreach (var sound in touched.Index.Sounds.Find((uint)hash))
            {
                foreach (var word in touched.Index.WordsOfSound(sound))
                {
                    foreach (var touchedName in touched.Index.PostingsOf(word))
                    {
                        ref var row = ref RowOf(touchedName);
                        if (!row.IsLike)
                        {
                            row.IsLike = true;
                            like.Add(touchedName);
                        }
                    }
                }
            }
        }
    }

    private static Whole WholeOf(in KnownName name, WordMeaning[] meanings)
    {
        var whole = default(Whole);
        foreach (var word in name.Words)
        {
            ref readonly var meaning = ref meanings[word];
            whole.IsOpen |= meaning.Loose.HasFlag(Loose.Abjad);
            whole.Letters |= meaning.Letter;
            if (meaning.Loose.HasFlag(Loose.Initial))
            {
                whole.Initials++;
                continue;
            }

            whole.Weight += meaning.Weight;
            if (meaning.Loose.HasFlag(Loose.Short))
            {
                whole.Shorts++;
                whole.ShortWeight += meaning.Weight;
            }

            if (meaning.Loose.HasFlag(Loose.CommonSlip))
            {
                whole.Slips++;
                whole.SlipWeight += meaning.Weight;
            }
        }

        return whole;
    }

    private ref Row RowOf(int touchedName)
    {
        ref var row = ref rows[touchedName];
        if (row.Epoch != epoch)
        {
            row = new Row { Epoch = epoch, Word = -1 };
        }

        return ref row;
    }

    /// <param name="row">The touched name's.</param>
    /// <param name="word">The place of the party's word in its name.</param>
    /// <param name="listedWeight">Of the touched word.</param>
    /// <param name="similarity">Of both.</param>
    /// <param name="meaning">Of the party's word.</param>
    private static void Add(ref Row row, int word, float listedWeight, float similarity, in WordMeaning meaning)
    {
        if (row.Word != word)
        {
            (row.Word, row.Gain, row.Heaviest) = (word, 0, 0);
            row.Paired += !meaning.Loose.HasFlag(Loose.Initial) ? meaning.Weight : 0;
            row.PairedShort += meaning.Loose.HasFlag(Loose.Short) ? meaning.Weight : 0;
            row.PairedSlip += meaning.Loose.HasFlag(Loose.CommonSlip) ? meaning.Weight : 0;
        }

        var gain = listedWeight * (similarity >= SameSound ? 1 : similarity);
        row.Gained += Math.Max(0, gain - row.Gain);
        row.Gain = Math.Max(row.Gain, gain);
        row.Found += Math.Max(0, listedWeight - row.Heaviest);
        row.Heaviest = Math.Max(row.Heaviest, listedWeight);
    }

    /// <summary>
    /// A score is at most what is paired well by what is paired and what is left over. Both sides are taken at their best:
    /// every word that may be paired without being found adds all it can and is not left over.
    /// </summary>
    private bool MayMatch(in Row row, in Whole query, in TouchedNames.Traits listed)
    {
        if (query.IsOpen || (listed.Initials & query.Letters) != 0)
        {
            return true;
        }

        var (gained, left, lacks) = (row.Gained + listed.Common, query.Weight - row.Paired, row.IsJoined ? 0 : listed.Distinctive - row.Found);
        if (query.Initials > 0)
        {
            gained += initial * query.Initials;
            lacks = 0;
        }

        if (listed.HasShort && query.Shorts > 0)
        {
            gained += shortSlip * query.Shorts;
            left -= query.ShortWeight - row.PairedShort;
            lacks -= listed.Short;
        }

        if (listed.HasCommon && query.Slips > 0)
        {
            gained += CommonSlip * query.Slips;
            left -= query.SlipWeight - row.PairedSlip;
        }

        return Math.Min(1, gained / enough) * gained >= least * (gained + (extra * Math.Max(0, left)) + (missing * Math.Max(0, lacks)));
    }

    /// <summary>A party's name as a whole.</summary>
    private struct Whole
    {
        public bool IsOpen;
        public uint Letters;
        public int Initials;
        public int Shorts;
        public int Slips;
        public float Weight;
        public float ShortWeight;
        public float SlipWeight;
    }

    /// <summary>A touched name beside the party's name that is looked at.</summary>
    private struct Row
    {
        public int Epoch;
        public int Word;
        public float Gain;
        public float Heaviest;
        public float Found;
        public float Gained;
        public float Paired;
        public float PairedShort;
        public float PairedSlip;
        public bool IsJoined;
        public bool IsLike;
    }
}
