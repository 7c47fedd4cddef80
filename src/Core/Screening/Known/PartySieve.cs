using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>The third sieve and the check on both states of the lists, for one thread.</summary>
internal sealed class PartySieve
{
    private readonly ListChange change;
    private readonly NameSieve names;
    private readonly SearchWorkspace touched;
    private readonly SearchWorkspace before;
    private readonly SearchWorkspace after;
    private readonly PartyScreening nearTouched;
    private readonly PartyScreening then;
    private readonly PartyScreening now;

    public PartySieve(ListChange change, TouchedNames touchedNames, ScreeningProfile profile)
    {
        this.change = change;
        names = new NameSieve(touchedNames, profile);
        (touched, before, after) = (change.Touched.Workspaces.Rent(), change.Before.Workspaces.Rent(), change.After.Workspaces.Rent());
        nearTouched = new PartyScreening(touched, profile, [], "");
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
        if (!SharesIdentifier(party) && !IsMoved(party, meanings) && !IsLikeTouched(party, words, meanings))
        {
            return false;
        }

        var fields = party.Fields();
        return !IsSame(then.Screen(fields, party.Read(words)), now.Screen(fields, party.Read(words)));
    }

    private static bool IsMoved(KnownParty party, WordMeaning[] meanings)
    {
        foreach (ref readonly var name in party.Names)
        {
            foreach (var word in name.Words)
            {
                if (meanings[word].IsMoved)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Compares with the touched names that the second sieve let through, with the weights that the words have on the whole lists.</summary>
    private bool IsLikeTouched(KnownParty party, IReadOnlyList<NameToken> words, WordMeaning[] meanings)
    {
        Party? fields = null;
        foreach (ref readonly var name in party.Names)
        {
            var like = names.Like(name, meanings);
            if (like.Count == 0)
            {
                continue;
            }

            fields ??= party.Fields();
            var query = name.Read(words);
            for (var i = 0; i < name.Words.Length; i++)
            {
                query.Weights[i] = meanings[name.Words[i]].Weight;
            }

            foreach (var touchedName in like)
            {
                if (nearTouched.Reaches(fields, query, touchedName))
                {
                    return true;
                }
            }
        }

        return false;
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
}
