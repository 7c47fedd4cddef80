namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Whether a record that shares a match key with new data is the same company or person. Missing data is neutral,
/// contradicting data is not: a wrong "yes" mixes two parties, a wrong "no" costs a duplicate that can be merged.
/// </summary>
public static class SameRecord
{
    /// <summary>Whether a company that shares a VAT id, a register number or a name is the same one.</summary>
    public static bool IsSameCompany(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> given)
    {
        if (Agree(known, given, CrmFields.VatId) is { } vat)
        {
            // One VAT id is one legal entity, whatever it calls itself; two VAT ids of one country are two.
            return vat || (!SameIssuer(known, given) && HasSameName(known, given) && Agree(known, given, CrmFields.Country) != false);
        }

        if (Agree(known, given, CrmFields.Country) == false)
        {
            return false;
        }

        // A register number is unique only with its court (HRB 1234 exists at most German courts), and the field
        // seldom names it: the names have to share a word as well.
        return Agree(known, given, CrmFields.RegisterNumber) switch
        {
            true => SharesWord(known, given),
            false => false,
            null => HasSameName(known, given),
        };
    }

    /// <summary>Whether a contact with the same e-mail address is the same person: an address such as info@ is shared by many.</summary>
    public static bool IsSamePerson(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> given) =>
        PersonName.Of(known).IsCompatible(PersonName.Of(given))
        && Agree(known, given, CrmFields.BirthDate) != false;

    /// <summary>Null when one of the two is blank.</summary>
    private static bool? Agree(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> given, string field)
    {
        var (mine, theirs) = (MatchKeys.Code(known.GetValueOrDefault(field)), MatchKeys.Code(given.GetValueOrDefault(field)));
        if (mine.Length == 0 || theirs.Length == 0)
        {
            return null;
        }

        // A reduced date (a year only) agrees with every date in it.
        return field == CrmFields.BirthDate
            ? mine.StartsWith(theirs, StringComparison.Ordinal) || theirs.StartsWith(mine, StringComparison.Ordinal)
            : mine == theirs;
    }

    /// <summary>A company may hold a VAT id in each of several countries; only two of the same country exclude each other.</summary>
    private static bool SameIssuer(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> given) =>
        MatchKeys.Code(known[CrmFields.VatId]) is var mine
        && MatchKeys.Code(given[CrmFields.VatId]) is var theirs
        && mine.Length >= 2
        && theirs.StartsWith(mine[..2], StringComparison.Ordinal);

    private static bool HasSameName(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> given) =>
        MatchKeys.CompanyName(known.GetValueOrDefault(CrmFields.Name)) is { Length: > 0 } name
        && name == MatchKeys.CompanyName(given.GetValueOrDefault(CrmFields.Name));

    private static bool SharesWord(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> given)
    {
        var words = MatchKeys.DistinctiveWords(known.GetValueOrDefault(CrmFields.Name)).ToHashSet();
        return words.Overlaps(MatchKeys.CompanyWords(given.GetValueOrDefault(CrmFields.Name)));
    }
}
