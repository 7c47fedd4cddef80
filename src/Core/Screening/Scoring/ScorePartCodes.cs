namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>The codes of all score parts that the built-in matcher gives. Protocols hold them: never rename one.</summary>
public static class ScorePartCodes
{
    /// <summary>The names are compared: 1, from which the other name parts take.</summary>
    public const string Name = "name";

    public const string Spelling = "name.spelling";
    public const string ExtraWords = "name.extra";
    public const string MissingWords = "name.missing";
    /// <summary>Each name has a distinctive word where the other has another one.</summary>
    public const string OtherWords = "name.other";

    public const string CommonWords = "name.common";
    public const string WeakAlias = "name.weak";
    public const string KindDiffers = "kind.differs";
    public const string BirthDateAgrees = "birthDate.agrees";
    public const string BirthDateWithin = "birthDate.within";
    public const string BirthDateNear = "birthDate.near";
    public const string BirthDateContradicts = "birthDate.contradicts";
    public const string CountryAgrees = "country.agrees";
    public const string CountryDiffers = "country.differs";

    /// <summary>An identifier is the same: it lifts the score to 1.</summary>
    public const string IdentifierAgrees = "identifier.agrees";

    /// <summary>Cuts a sum above 1 or below 0.</summary>
    public const string Limit = "limit";

    public static IReadOnlyList<string> All { get; } =
    [
        Name, Spelling, ExtraWords, MissingWords, OtherWords, CommonWords, WeakAlias, KindDiffers, BirthDateAgrees, BirthDateWithin,
        BirthDateNear, BirthDateContradicts, CountryAgrees, CountryDiffers, IdentifierAgrees, Limit,
    ];
}
