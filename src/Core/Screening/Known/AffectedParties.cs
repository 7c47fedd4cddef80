using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// Finds the known parties whose result is another one since lists changed: exactly those that a check of everybody
/// would find, without checking everybody. Three sieves, each finer than the last: words that are like a word of a touched
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
        private int epoch;

        public Sieve(ListChange change, ScreeningProfile profile)
        {
            this.change = change;
            (touched, before, after) = (change.Touched.Workspaces.Rent(), change.Before.Workspaces.Rent(), change.After.Workspaces.Rent());
            least = Math.Max(0.2, profile.ReviewThreshold - Margin);
            extra = Math.Min(profile.Weights.Person.Extra, profile.Weights.Organisation.Extra);
            rows = new Row[change.Touched.NameCount];
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

            var whole = 0f;
            foreach (var word in name.Words)
            {
                whole += meanings[word].Weight;
            }

            epoch++;
            foreach (var word in name.Words)
            {
                ref readonly var meaning = ref meanings[word];
                foreach (var (touchedWord, similarity) in meaning.Touched)
                {
                    foreach (var touchedName in change.Touched.PostingsOf(touchedWord))
                    {
                        if (Add(ref rows[touchedName], word, change.Touched.Weights[touchedWord] * similarity, meaning.Weight, whole))
                        {
                            return true;
                        }
                    }
                }
            }

            return false;
        }

        private bool Add(ref Row row, int word, float gain, float weight, float whole)
        {
            if (row.Epoch != epoch)
            {
                row = new Row { Epoch = epoch, Word = -1 };
            }

            if (row.Word != word)
            {
                (row.Word, row.Gain) = (word, 0);
                row.Paired += weight;
            }

            row.Like += Math.Max(0, gain - row.Gain);
            row.Gain = Math.Max(row.Gain, gain);

            var like = row.Like + Little;
            return like >= least * (like + (extra * Math.Max(0, whole - row.Paired)));
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
            public float Like;
            public float Paired;
        }
    }
}
