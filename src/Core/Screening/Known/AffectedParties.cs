using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// Finds the known parties whose result is another one since lists changed, without checking everybody: the parties that
/// a check of everybody would tell. Three sieves, each finer than the last: words that are like a word of a touched entry;
/// names that are like a touched name; and a comparison of these two. What is left is checked on both states of the lists.
/// </summary>
internal sealed class AffectedParties(ListChange change, ScreeningProfile profile)
{
    private const int PartiesPerTask = 2_048;

    private readonly TouchedNames names = new(change.Touched);

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
            () => new PartySieve(change, names, profile),
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
            () => new WordSieve(change, names),
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
}
