namespace WorkflowConnect.Core.Decisions;

/// <summary>Names of the fields of parties and entries that matter for screening. Stored contents hold them: never rename one.</summary>
public static class ContentFields
{
    public const string Ids = "ids";
    public const string Kind = "kind";
    public const string Names = "names";

    /// <summary>Names that the publisher holds to be weak evidence.</summary>
    public const string WeakNames = "weakNames";

    public const string BirthDates = "birthDates";
    public const string BirthPlaces = "birthPlaces";
    public const string Countries = "countries";

    /// <summary>City and country of addresses; street and number identify nobody on a list.</summary>
    public const string Places = "places";

    public const string Identifiers = "identifiers";

    public static IReadOnlyList<string> All { get; } =
        [Ids, Kind, Names, WeakNames, BirthDates, BirthPlaces, Countries, Places, Identifiers];
}
