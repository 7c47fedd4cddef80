using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>Compares countries by ISO code; publishers' words without a code are no evidence either way.</summary>
internal static class CountryComparison
{
    public static Agreement Compare(Party party, ListEntry entry)
    {
        if (party.Countries.Count == 0 && party.Addresses.Count == 0)
        {
            return Agreement.Unknown;
        }

        bool given = false, listed = false;
        foreach (var country in Countries(entry.Countries, entry.Addresses))
        {
            listed = true;
            foreach (var own in Countries(party.Countries, party.Addresses))
            {
                given = true;
                if (string.Equals(country, own, StringComparison.OrdinalIgnoreCase))
                {
                    return Agreement.Agrees;
                }
            }
        }

        return given && listed ? Agreement.Contradicts : Agreement.Unknown;
    }

    private static IEnumerable<string> Countries(IReadOnlyList<string> countries, IReadOnlyList<Address> addresses)
    {
        foreach (var country in countries)
        {
            if (country.Length == 2)
            {
                yield return country;
            }
        }

        foreach (var address in addresses)
        {
            if (address.Country is { Length: 2 } country)
            {
                yield return country;
            }
        }
    }
}
