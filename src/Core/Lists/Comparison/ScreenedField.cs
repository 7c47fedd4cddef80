namespace WorkflowConnect.Core.Lists;

/// <summary>The fields of an entry that a check looks at.</summary>
public enum ScreenedField
{
    Kind,
    Names,
    BirthDates,
    BirthPlaces,
    Nationalities,

    /// <summary>With what is said of documents, such as their expiry.</summary>
    Identifiers,

    Addresses,
    Programmes,
}
