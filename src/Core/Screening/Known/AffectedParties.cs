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

    /// <summary>A word that is not listed as it stands may be like a common one, which then lends it its weight.</summary>
    private const float LeastUnlisted = 0.3f;

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

        var likeness = new float[words.Count];
        var signs = SignsOf(words, likeness, cancellationToken);
        var affected = new bool[parties.Count];
        Parallel.ForEach(
            Chunks(parties.Count, PartiesPerTask),
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new Sieve(change, profile),
            (chunk, _, sieve) =>
            {
                for (var i = chunk.Start; i < chunk.End; i++)
                {
                    affected[i] = parties[i] is { } party && sieve.IsAffected(party, words, signs, likeness);
                }

                return sieve;
            },
            sieve => sieve.Return());
        return [.. parties.Where((party, i) => affected[i]).Select(party => party!.Reference)];
    }

    /// <summary>For each word, whether it is like a word of a touched entry, and whether it weighs otherwise in a party's name now.</summary>
    private WordSigns[] SignsOf(IReadOnlyList<NameToken> words, float[] likeness, CancellationToken cancellationToken)
    {
        var signs = new WordSigns[words.Count];
        Parallel.ForEach(
            Chunks(words.Count, PartiesPerTask),
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new WordSieve(change),
            (chunk, _, sieve) =>
            {
                for (var i = chunk.Start; i < chunk.End; i++)
                {
                    signs[i] = sieve.SignsOf(words[i], out likeness[i]);
                }

                return sieve;
            },
            sieve => sieve.Return());
        return signs;
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
        private readonly double least;
        private readonly double extra;


        public Sieve(ListChange change, ScreeningProfile profile)
        {
            this.change = change;
            (touched, before, after) = (change.Touched.Workspaces.Rent(), change.Before.Workspaces.Rent(), change.After.Workspaces.Rent());
            least = Math.Max(0.2, profile.ReviewThreshold - Margin);
            extra = Math.Min(profile.Weights.Person.Extra, profile.Weights.Organisation.Extra);
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

        public bool IsAffected(KnownParty party, IReadOnlyList<NameToken> words, WordSigns[] signs, float[] likeness)
        {
            var found = WordSigns.None;
            foreach (var name in party.Names)
            {
                found |= SignsOf(name, words, signs, likeness);
            }

            if (found == WordSigns.None && !SharesIdentifier(party))
            {
                return false;
            }

            var fields = party.Fields();
            if ((found & WordSigns.MeansOtherwise) == 0 && !SharesIdentifier(party)
                && nearTouched.Screen(fields, party.Read(words)).Outcome == ScreeningOutcome.Clear)
            {
                return false;
            }

            return !IsSame(then.Screen(fields, party.Read(words)), now.Screen(fields, party.Read(words)));
        }

        /// <summary>
        /// None where the words that are like none of a touched name weigh so much that the rest cannot reach the score.
        /// A word that is like none weighs at least what the commonest on the lists does.
        /// </summary>
        private WordSigns SignsOf(in KnownName name, IReadOnlyList<NameToken> words, WordSigns[] signs, float[] likeness)
        {
            var found = WordSigns.None;
            float like = 0, unlike = 0;
            foreach (var word in name.Words)
            {
                found |= signs[word] & WordSigns.MeansOtherwise;
                like += likeness[word];
                unlike += likeness[word] > 0 ? 0 : WeightOf(words[word]);
            }

            foreach (var hash in name.Joined)
            {
                if (!change.Touched.Sounds.Find((uint)hash).IsEmpty)
                {
                    return found | WordSigns.IsLike;
                }
            }

            return like > 0 && like >= least * (like + (extra * unlike)) ? found | WordSigns.IsLike : found;
        }

        /// <summary>What the word weighs in a name at least: exactly known where it is listed as it stands.</summary>
        private float WeightOf(in NameToken word) =>
            !WordWeight.IsDistinctive(word.Class) ? 0
            : change.After.WordsByText.TryGetValue(word.Text, out var number) ? change.After.Weights[number]
            : WordWeight.Limit(word.Class, LeastUnlisted);

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
    }
}
