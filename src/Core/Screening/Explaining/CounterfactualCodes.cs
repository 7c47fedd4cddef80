namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>What a counterfactual changes. Protocols hold the codes: never rename one.</summary>
public static class CounterfactualCodes
{
    /// <summary>The party has the entry's birth date.</summary>
    public const string BirthDateListed = "birthDate.listed";

    /// <summary>The party has a birth date that contradicts the entry's.</summary>
    public const string BirthDateOther = "birthDate.other";

    /// <summary>The party's birth date is not known.</summary>
    public const string BirthDateWithout = "birthDate.without";

    /// <summary>The party has a country of the entry.</summary>
    public const string CountryListed = "country.listed";

    /// <summary>The party has a country that is not the entry's.</summary>
    public const string CountryOther = "country.other";

    /// <summary>No country of the party is known.</summary>
    public const string CountryWithout = "country.without";

    /// <summary>The party is of the entry's kind.</summary>
    public const string KindPerson = "kind.person";

    /// <summary>The same for all that is no person.</summary>
    public const string KindCompany = "kind.company";

    /// <summary>The party has an identifier of the entry.</summary>
    public const string IdentifierListed = "identifier.listed";

    /// <summary>The party lacks the identifiers that it shares with the entry.</summary>
    public const string IdentifierWithout = "identifier.without";

    /// <summary>The party's name lacks words that the listed name lacks.</summary>
    public const string NameWithoutWords = "name.withoutWords";

    /// <summary>The party's name is spelt as the listed one.</summary>
    public const string NameListed = "name.listed";

    /// <summary>The profile's hits on the entry's list block.</summary>
    public const string ListMandatory = "list.mandatory";

    /// <summary>The profile's review threshold is the score.</summary>
    public const string ThresholdReview = "threshold.review";

    /// <summary>The profile's hit threshold is the score.</summary>
    public const string ThresholdHit = "threshold.hit";

    /// <summary>All of them; what a person can find out about the party comes first, what only the policy could change last.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        BirthDateListed, BirthDateOther, BirthDateWithout, IdentifierListed, IdentifierWithout, CountryListed, CountryOther, CountryWithout,
        KindPerson, KindCompany, NameWithoutWords, NameListed, ListMandatory, ThresholdReview, ThresholdHit,
    ];
}
