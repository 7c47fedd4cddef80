using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// Finds the known parties whose result is another one since lists changed, without checking everybody. Meant to find
/// what a check of everybody would; where it falls short stands in docs/matching.md. Three sieves, each finer than the last: words that are like a word of a touched
/// entry; names that are like a touched name; and a check on both states of the lists.
/// </summary>
internal sealed class AffectedParties(ListChange change, ScreeningProfile profile)
{
    /// <summary>What the second sieve's score may be short of the real one: fields that agree, and words weighed by other neighbours.</summary>
    private const double Margin = 0.15;

    /// <summary>What words without postings, such as particles, may add to a name's likeness.</summary>
    private const float Little = 0.1f;

    private const int PartiesPerTask = 2_048;

    /// <summary>References of the affected parties, in the order in which they became known.</summary>
    public IReadOnlyList<string> Among(KnownParties known, CancellationToken cancellationToken) =>
        known.Read((parties, words) => Among(parties, words, cancellationToken));

    private List<string> Among(IReadOnlyList<KnownParty?> parties, IReadOnlyList<NameToken> words, CancellationToken cancellationToken)
    {
        if (change.Touched.NameCount == 0)
        {
            return [];
        }

        var meanings = MeaningsOf(words, cancellationToken);
        var affected = new bool[parties.Count];
        Parallel.ForEach(
            Chunks(parties.Count, PartiesPerTask),
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new Sieve(change, profile),
            (chunk, _, sieve) =>
            {
                for (var i = chunk.Start; i < chunk.End; i++)
                {
                    affected[i] = parties[i] is { } party && sieve.IsAffected(party, words, meanings);
                }

                return sieve;
            },
            sieve => sieve.Return());
        return [.. parties.Where((party, i) => affected[i]).Select(party => party!.Reference)];
    }

    private WordMeaning[] MeaningsOf(IReadOnlyList<NameToken> words, CancellationToken cancellationToken)
    {
        var meanings = new WordMeaning[words.Count];
        Parallel.ForEach(
            Chunks(words.Count, PartiesPerTask),
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new WordSieve(change),
            (chunk, _, sieve) =>
            {
                for (var i = chunk.Start; i < chunk.End; i++)
                {
                    meanings[i] = sieve.MeaningOf(words[i]);
                }

                return sieve;
            },
            sieve => sieve.Return());
        return meanings;
    }

    private static IEnumerable<(int Start, int End)> Chunks(int count, int size)
    {
        for (var start = 0; start < count; start += size)
        {
            yield return (start, Math.Min(count, start + size));
        }
    }

    /// <summary>The second and the third sieve, for one thread.</summary>
    private sealed class Sieve
    {
        private readonly ListChange change;
        private readonly SearchWorkspace touched;
        private readonly SearchWorkspace before;
        private readonly SearchWorkspace after;
        private readonly PartyScreening nearTouched;
        private readonly PartyScreening then;
        private readonly PartyScreening now;
        private readonly Row[] rows;
        private readonly double least;
        private readonly double extra;
        private readonly double missing;

        /// <summary>Per touched name what its distinctive words weigh; nothing where they may be paired without being found.</summary>
        private readonly float[] listed;
        private int epoch;

        public Sieve(ListChange change, ScreeningProfile profile)
        {
            this.change = change;
            (touched, before, after) = (change.Touched.Workspaces.Rent(), change.Before.Workspaces.Rent(), change.After.Workspaces.Rent());
            least = Math.Max(0.2, profile.ReviewThreshold - Margin);
            extra = Math.Min(profile.Weights.Person.Extra, profile.Weights.Organisation.Extra);
            missing = Math.Min(profile.Weights.Person.Missing, profile.Weights.Organisation.Missing);
            rows = new Row[change.Touched.NameCount];
            listed = new float[rows.Length];
            for (var name = 0; name < listed.Length; name++)
            {
                listed[name] = DistinctiveWeight(change.Touched, name);
            }

            nearTouched = new PartyScreening(touched, profile with { ReviewThreshold = least }, [], "");
            then = new PartyScreening(before, profile, [], "");
            now = new PartyScreening(after, profile, [], "");
        }

        public void Return()
        {
            change.Touched.Workspaces.Return(touched);
            change.Before.Workspaces.Return(before);
            change.After.Workspaces.Return(after);
        }

        public bool IsAffected(KnownParty party, IReadOnlyList<NameToken> words, WordMeaning[] meanings)
        {
            var (isMoved, isLike) = (SharesIdentifier(party), false);
            foreach (ref readonly var name in party.Names)
            {
                isMoved |= IsMoved(name, meanings);
                isLike = isLike || MayBeTouched(name, meanings);
            }

            if (!isMoved && !isLike)
            {
                return false;
            }

            var fields = party.Fields();
            return (isMoved || nearTouched.Screen(fields, party.Read(words)).Outcome != ScreeningOutcome.Clear)
                && !IsSame(then.Screen(fields, party.Read(words)), now.Screen(fields, party.Read(words)));
        }

        private static bool IsMoved(in KnownName name, WordMeaning[] meanings)
        {
            foreach (var word in name.Words)
            {
                if (meanings[word].IsMoved)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>A touched name holds words like so many of the party's that the rest does not forbid a match.</summary>
        private bool MayBeTouched(in KnownName name, WordMeaning[] meanings)
        {
            foreach (var hash in name.Joined)
            {
                if (!change.Touched.Sounds.Find((uint)hash).IsEmpty)
                {
                    return true;
                }
            }

            var (whole, isOpen, repeats) = (0f, false, false);
            for (var i = 0; i < name.Words.Length; i++)
            {
                var word = name.Words[i];
                whole += meanings[word].Weight;
                isOpen |= meanings[word].IsOpen;
                repeats |= name.Words[..i].Contains(word);
            }

            epoch++;
            foreach (var word in name.Words)
            {
                ref readonly var meaning = ref meanings[word];
                foreach (var (touchedWord, similarity) in meaning.Touched)
                {
                    foreach (var touchedName in change.Touched.PostingsOf(touchedWord))
                    {
                        ref var row = ref rows[touchedName];
                        Add(ref row, word, change.Touched.Weights[touchedWord], similarity, meaning.Weight);
                        row.IsOpen |= isOpen || !change.Touched.WordsOf(touchedName).Contains(touchedWord);
                        // A row counts a word once, so a name that repeats one is left to the next sieve.
                        if (repeats || MayMatch(row, whole, listed[touchedName]))
                        {
                            return true;
                        }
                    }
                }
            }

            return false;
        }

        private void Add(ref Row row, int word, float listedWeight, float similarity, float weight)
        {
            if (row.Epoch != epoch)
            {
                row = new Row { Epoch = epoch, Word = -1 };
            }

            if (row.Word != word)
            {
                (row.Word, row.Gain, row.Heaviest) = (word, 0, 0);
                row.Paired += weight;
            }

            var gain = listedWeight * similarity;
            row.Like += Math.Max(0, gain - row.Gain);
            row.Gain = Math.Max(row.Gain, gain);
            row.Found += Math.Max(0, listedWeight - row.Heaviest);
            row.Heaviest = Math.Max(row.Heaviest, listedWeight);
        }

        /// <summary>The found words, beside what both names have besides, leave room for a match; words paired without being found are not seen.</summary>
        private bool MayMatch(in Row row, float whole, float listedWhole)
        {
            var like = row.Like + Little;
            var lacks = row.IsOpen ? 0 : missing * Math.Max(0, listedWhole - row.Found);
            return like >= least * (like + (extra * Math.Max(0, whole - row.Paired)) + lacks);
        }

        /// <summary>A letter or three letters are paired with words that no search finds, so that nothing of such a name counts as lacking.</summary>
        private static float DistinctiveWeight(ScreeningIndex index, int name)
        {
            var sum = 0f;
            var words = index.WordsOf(name);
            for (var i = 0; i < words.Length; i++)
            {
                var word = words[i];
                ref readonly var token = ref index.Words[word];
                if (token.Text.Length <= 3 && (token.Class == WordClass.Initial || WordWeight.IsDistinctive(token.Class)))
                {
                    return 0;
                }

                sum += WordWeight.IsDistinctive(token.Class) && !words[..i].Contains(word) ? index.Weights[word] : 0;
            }

            return sum;
        }

        private bool SharesIdentifier(KnownParty party)
        {
            foreach (var identifier in party.Identifiers)
            {
                if (IdentifierKey.Of(identifier) is { } key && change.Touched.EntriesByIdentifier.ContainsKey(key))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsSame(ScreeningResult then, ScreeningResult now) =>
            then.Outcome == now.Outcome
            && then.Matches.Count == now.Matches.Count
            && then.Matches.Zip(now.Matches).All(m =>
                m.First.Score == m.Second.Score && m.First.Entry.Id == m.Second.Entry.Id && m.First.Entry.List == m.Second.Entry.List
                && !change.Entries.Contains((m.Second.Entry.List, m.Second.Entry.Id)));

        /// <summary>A touched name beside the party's name that is looked at.</summary>
        private struct Row
        {
            public int Epoch;
            public int Word;
            public float Gain;
            public float Heaviest;
            public float Found;
            public bool IsOpen;
            public float Like;
            public float Paired;
        }
    }
}
