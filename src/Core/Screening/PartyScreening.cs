using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening;

/// <summary>Screens one party after the other against one index; not for several threads.</summary>
internal sealed class PartyScreening(SearchWorkspace workspace, ScreeningProfile profile, IReadOnlyList<ListVersion> versions, string engine)
{
    /// <summary>Weaker resemblance is not worth showing as the nearest entry.</summary>
    private const int LeastNearest = 3_000;

    private readonly ScreeningIndex index = workspace.Index;
    private readonly Dictionary<int, ScoredEntry> best = [];
    private readonly List<ScoredEntry> ordered = [];
    private readonly HashSet<string> mandatory = new(profile.MandatoryLists, StringComparer.Ordinal);
    /// <summary>The review threshold less what agreeing fields can add.</summary>
    private readonly double leastScore = Math.Clamp(profile.ReviewThreshold - 0.1, 0.2, 0.9);

    private readonly int reviewUnits = (int)Math.Ceiling(Math.Round(profile.ReviewThreshold * 10_000, 6));
    private readonly int hitUnits = (int)Math.Ceiling(Math.Round(profile.HitThreshold * 10_000, 6));

    public ScreeningResult Screen(Party party) => Screen(party, PartyNames.Of(party));

    /// <param name="party">Kind and fields.</param>
    /// <param name="names">Its names as they are compared; a search writes their weights.</param>
    public ScreeningResult Screen(Party party, List<QueryName> names)
    {
        if (names.Count == 0)
        {
            return NotScreened(NotScreenedReason.InputUnusable, versions, [], engine);
        }

        best.Clear();
        for (var n = 0; n < names.Count; n++)
        {
            foreach (var candidate in CandidateSearch.Find(workspace, names[n], profile.Weights, leastScore))
            {
                Keep(Score(party, names[n], n, candidate.Name));
            }
        }

        AddByIdentifier(party, names[0]);
        return Decide(party, names);
    }

    /// <summary>
    /// How one entry comes out of the party's screening, also where the result would not show it; null when the party
    /// cannot be screened, or when the search overlooks what a comparison would call a match.
    /// </summary>
    public ScreeningMatch? ScreenFor(Party party, int entry)
    {
        var names = PartyNames.Of(party);
        if (Screen(party, names).Outcome == ScreeningOutcome.NotScreened)
        {
            return null;
        }

        if (best.TryGetValue(entry, out var found))
        {
            return Explain(party, names, found);
        }

        for (var n = 0; n < names.Count; n++)
        {
            for (var name = FirstNameOf(entry); name >= 0 && name < index.NameCount && index.NameEntries[name] == entry; name++)
            {
                Keep(Score(party, names[n], n, name));
            }
        }

        return best.TryGetValue(entry, out found) && found.Units < reviewUnits ? Explain(party, names, found) : null;
    }

    /// <summary>Whether the party, by one of its names, would be a match for a name of the index. The weights of its words are the caller's.</summary>
    public bool Reaches(Party party, QueryName query, int name) => Score(party, query, 0, name).Units >= reviewUnits;

    public static ScreeningResult NotScreened(
        NotScreenedReason reason, IReadOnlyList<ListVersion> lists, IReadOnlyList<string> unavailable, string engine) => new()
        {
            Outcome = ScreeningOutcome.NotScreened,
            Reason = reason,
            Lists = lists,
            UnavailableLists = unavailable,
            Engine = engine,
        };

    private ScoredEntry Score(Party party, QueryName query, int given, int name)
    {
        var comparison = NameAligner.Compare(query, new ListedWords(index, name), CostsOf(name));
        var entry = index.NameEntries[name];
        var sheet = new ScoreSheet(explains: false);
        var birth = Fill(ref sheet, party, query, name, comparison, out var shared);
        return new ScoredEntry(entry, name, given, sheet.Sum, MayBeHit(party, query, name, comparison, birth, shared), shared, comparison);
    }

    private NameWeights CostsOf(int name) => profile.Weights.Of(index.Entries[index.NameEntries[name]].Kind == EntryKind.Person);

    private Agreement Fill(ref ScoreSheet sheet, Party party, QueryName query, int name, in NameComparison comparison, out string? shared)
    {
        var entry = index.Entries[index.NameEntries[name]];
        MatchScorer.Name(ref sheet, profile.Weights, comparison, query.Text, index.NameOf(name));
        var birth = MatchScorer.Fields(ref sheet, profile.Weights, party, entry);
        shared = MatchScorer.SharedIdentifier(party, entry);
        if (shared is not null)
        {
            sheet.Add(ScorePartCodes.IdentifierAgrees, 1 - sheet.Score, shared, shared);
        }

        sheet.Close();
        return birth;
    }

    /// <summary>One word, a weak alias, another kind or another birth date needs a person's eye, however alike the names are.</summary>
    private bool MayBeHit(Party party, QueryName query, int name, in NameComparison comparison, Agreement birth, string? shared)
    {
        var entry = index.Entries[index.NameEntries[name]];
        return mandatory.Contains(entry.List)
            && (shared is not null
                || (index.NameOf(name).Strength != NameStrength.Weak
                    && birth is not (Agreement.Near or Agreement.Contradicts)
                    && (party.Kind == PartyKind.Person) == (entry.Kind == EntryKind.Person)
                    && comparison.DistinctiveWords >= 2
                    && query.Words.Count(w => WordWeight.IsDistinctive(w.Class)) >= 2));
    }

    /// <summary>One match per entry: the higher score; of equals the one that may be a hit, then the first name.</summary>
    private void Keep(in ScoredEntry scored)
    {
        if (!best.TryGetValue(scored.Entry, out var old)
            || (scored.Units, scored.MayBeHit).CompareTo((old.Units, old.MayBeHit)) > 0
            || (scored.Units == old.Units && scored.MayBeHit == old.MayBeHit && (scored.GivenName, scored.Name).CompareTo((old.GivenName, old.Name)) < 0))
        {
            best[scored.Entry] = scored;
        }
    }

    private void AddByIdentifier(Party party, QueryName query)
    {
        foreach (var identifier in party.Identifiers)
        {
            if (IdentifierKey.Of(identifier) is not { } key || !index.EntriesByIdentifier.TryGetValue(key, out var holders))
            {
                continue;
            }

            foreach (var entry in holders.Where(e => !best.ContainsKey(e)))
            {
                if (FirstNameOf(entry) is >= 0 and var name)
                {
                    Keep(Score(party, query, 0, name));
                }
            }
        }
    }

    /// <summary>Negative when no name of the entry can be compared.</summary>
    private int FirstNameOf(int entry)
    {
        var name = Array.BinarySearch(index.NameEntries, entry);
        while (name > 0 && index.NameEntries[name - 1] == entry)
        {
            name--;
        }

        return name;
    }

    private ScreeningResult Decide(Party party, List<QueryName> names)
    {
        ordered.Clear();
        var (count, isHit) = (0, false);
        foreach (var scored in best.Values)
        {
            if (scored.Units >= LeastNearest)
            {
                ordered.Add(scored);
                count += scored.Units >= reviewUnits ? 1 : 0;
                isHit |= scored.MayBeHit && scored.Units >= hitUnits;
            }
        }

        if (count == 0)
        {
            return new ScreeningResult
            {
                Outcome = ScreeningOutcome.Clear,
                Nearest = ordered.Count > 0 ? Explain(party, names, Nearest()) : null,
                Lists = versions,
                Engine = engine,
            };
        }

        ordered.Sort(BestFirst);

        // A hit must not be cut off by reviews that happen to score as high: hits come first among equals only when cut.
        var shown = ordered.Take(count).Take(Math.Max(1, profile.MaximumMatches)).ToList();
        if (isHit && !shown.Exists(s => s.MayBeHit && s.Units >= hitUnits))
        {
            shown[^1] = ordered.Take(count).First(s => s.MayBeHit && s.Units >= hitUnits);
        }

        return new ScreeningResult
        {
            Outcome = isHit ? ScreeningOutcome.Hit : ScreeningOutcome.Review,
            Matches = [.. shown.Select(s => Explain(party, names, s))],
            Nearest = ordered.Count > count ? Explain(party, names, ordered[count]) : null,
            Lists = versions,
            Engine = engine,
        };
    }

    private ScoredEntry Nearest()
    {
        var nearest = ordered[0];
        foreach (var scored in ordered)
        {
            nearest = BestFirst(scored, nearest) < 0 ? scored : nearest;
        }

        return nearest;
    }

    private static int BestFirst(ScoredEntry a, ScoredEntry b) =>
        a.Units != b.Units ? b.Units.CompareTo(a.Units) : a.Entry.CompareTo(b.Entry);

    private ScreeningMatch Explain(Party party, List<QueryName> names, in ScoredEntry scored)
    {
        var sheet = new ScoreSheet(explains: true);
        Fill(ref sheet, party, names[scored.GivenName], scored.Name, scored.Comparison, out _);
        return new ScreeningMatch
        {
            Entry = index.Entries[scored.Entry],
            MatchedName = index.NameOf(scored.Name),
            Score = sheet.Score,
            Parts = sheet.Parts,
            IsHit = scored.MayBeHit && scored.Units >= hitUnits,
        };
    }
}
