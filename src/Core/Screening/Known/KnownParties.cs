using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// All parties that were ever checked and are still known, in the form in which they are compared: what a changed list is
/// matched against. Words are kept once, a party is a row of their numbers; about 200 bytes a party.
/// Written by one at a time; reading waits for writing.
/// </summary>
public sealed class KnownParties
{
    /// <summary>From this share of replaced and removed parties on, the rows are packed anew.</summary>
    private const double MostDead = 0.25;

    private const int FewDead = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    private readonly Dictionary<NameToken, int> wordNumbers = [];
    private readonly List<NameToken> words = [];
    private List<KnownParty?> parties = [];
    private int dead;

    /// <summary>How many parties are known.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return slots.Count;
            }
        }
    }

    /// <summary>Puts back what was kept: words by their numbers, and parties whose rows count on them, each once.</summary>
    internal static KnownParties Of(IReadOnlyList<NameToken> words, IReadOnlyList<KnownParty> parties)
    {
        var known = new KnownParties();
        foreach (var word in words)
        {
            known.wordNumbers[word] = known.words.Count;
            known.words.Add(word);
        }

        foreach (var party in parties)
        {
            known.slots[party.Reference] = known.parties.Count;
            known.parties.Add(party);
        }

        return known;
    }

    /// <summary>Whether a party is known under the reference.</summary>
    public bool Knows(string reference)
    {
        lock (gate)
        {
            return slots.ContainsKey(reference);
        }
    }

    /// <summary>Adds a party or puts it in the place of what was known under the reference.</summary>
    /// <param name="reference">Where the party comes from, such as a CRM record's reference.</param>
    /// <param name="party">Exactly the values that would be checked.</param>
    public void Set(string reference, Party party)
    {
        var names = PartyNames.Of(party);
        lock (gate)
        {
            if (slots.TryGetValue(reference, out var slot))
            {
                parties[slot] = null;
                dead++;
            }

            slots[reference] = parties.Count;
            parties.Add(new KnownParty(reference, party, [.. names.Select(NumbersOf)]));
            Pack();
        }
    }

    /// <summary>Forgets a party, as when its record is erased.</summary>
    /// <returns>False when it was not known.</returns>
    public bool Remove(string reference)
    {
        lock (gate)
        {
            if (!slots.Remove(reference, out var slot))
            {
                return false;
            }

            parties[slot] = null;
            dead++;
            Pack();
            return true;
        }
    }

    /// <summary>Calls with all parties and words as they are now; nothing changes meanwhile.</summary>
    internal T Read<T>(Func<IReadOnlyList<KnownParty?>, IReadOnlyList<NameToken>, T> read)
    {
        lock (gate)
        {
            return read(parties, words);
        }
    }

    private KnownName NumbersOf(QueryName name)
    {
        var numbers = new int[name.Words.Length + name.Spans.Length];
        for (var i = 0; i < name.Words.Length; i++)
        {
            numbers[i] = NumberOf(name.Words[i]);
        }

        for (var i = 0; i < name.Spans.Length; i++)
        {
            numbers[name.Words.Length + i] = (int)StableHash.Of(name.Spans[i].Word.Key);
        }

        return new KnownName(numbers, name.Words.Length);
    }

    private int NumberOf(in NameToken word)
    {
        if (!wordNumbers.TryGetValue(word, out var number))
        {
            number = words.Count;
            words.Add(word);
            wordNumbers.Add(word, number);
        }

        return number;
    }

    private void Pack()
    {
        if (dead < FewDead || dead < MostDead * parties.Count)
        {
            return;
        }

        // Words that nobody bears any more stay: they are no more than a name's worth each and hold no reference.
        parties = [.. parties.Where(p => p is not null)];
        dead = 0;
        for (var slot = 0; slot < parties.Count; slot++)
        {
            slots[parties[slot]!.Reference] = slot;
        }
    }
}
