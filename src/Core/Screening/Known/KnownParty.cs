using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>A known party as it is compared.</summary>
internal sealed class KnownParty
{
    private readonly KnownName[] names;
    private readonly PartyKind kind;
    private readonly PartialDate? birthDate;
    private readonly IReadOnlyList<string> countries;
    private readonly IReadOnlyList<Identifier> identifiers;

    public KnownParty(string reference, Party party, KnownName[] names)
    {
        Reference = reference;
        this.names = names;
        (kind, birthDate, identifiers) = (party.Kind, party.BirthDate, party.Identifiers);
        countries = CountriesOf(party);
    }

    public string Reference { get; }

    /// <summary>None when the party could not be compared.</summary>
    public ReadOnlySpan<KnownName> Names => names;

    public IReadOnlyList<Identifier> Identifiers => identifiers;

    /// <summary>The fields besides the names, with which the scores are the same as with the whole party.</summary>
    public Party Fields() => new()
    {
        Kind = kind,
        Name = "",
        BirthDate = birthDate,
        Countries = countries,
        Identifiers = identifiers,
    };

    public List<QueryName> Read(IReadOnlyList<NameToken> words)
    {
        var read = new List<QueryName>(names.Length);
        foreach (var name in names)
        {
            read.Add(name.Read(words));
        }

        return read;
    }

    /// <summary>Nationalities and the countries of addresses are compared as one set.</summary>
    private static IReadOnlyList<string> CountriesOf(Party party)
    {
        var all = party.Countries.Concat(party.Addresses.Select(a => a.Country).OfType<string>()).Where(c => c.Length == 2).Select(c => c.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        return all.Length switch
        {
            0 => [],
            1 => CountrySets.Of(all[0]),
            _ => all,
        };
    }
}
