using System.Globalization;

namespace WorkflowConnect.Engine;

/// <summary>Which version of a definition is meant; words as in Elsa.</summary>
public readonly record struct VersionOptions
{
    private VersionOptions(bool latest, bool published, bool draft, bool both, int? number) =>
        (IsLatest, IsPublished, IsDraft, IsBoth, Number) = (latest, published, draft, both, number);

    /// <summary>The newest.</summary>
    public static VersionOptions Latest { get; } = new(true, false, false, false, null);

    /// <summary>The one for new runs.</summary>
    public static VersionOptions Published { get; } = new(false, true, false, false, null);

    /// <summary>The newest, if it is not published.</summary>
    public static VersionOptions Draft { get; } = new(false, false, true, false, null);

    /// <summary>The newest or the published one.</summary>
    public static VersionOptions LatestOrPublished { get; } = new(true, true, false, false, null);

    /// <summary>The newest, if it is published.</summary>
    public static VersionOptions LatestAndPublished { get; } = new(false, false, false, true, null);

    /// <summary>Every one.</summary>
    public static VersionOptions All { get; }

    /// <summary>The newest counts.</summary>
    public bool IsLatest { get; }

    /// <summary>The published one counts.</summary>
    public bool IsPublished { get; }

    /// <summary>Only a newest one that is not published.</summary>
    public bool IsDraft { get; }

    /// <summary>Only a newest one that is published.</summary>
    public bool IsBoth { get; }

    /// <summary>This number only.</summary>
    public int? Number { get; }

    /// <summary>Every version counts.</summary>
    public bool IsAll => this == All;

    /// <summary>One version.</summary>
    public static VersionOptions Of(int version) => new(false, false, false, false, version);

    /// <summary>Reads Elsa's word or a number; null when it is neither. An empty text means every version.</summary>
    public static VersionOptions? Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "all" or "allversions" => All,
        "latest" => Latest,
        "published" => Published,
        "draft" => Draft,
        "latestorpublished" => LatestOrPublished,
        "latestandpublished" => LatestAndPublished,
        var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => Of(version),
        _ => null,
    };

    /// <summary>Whether a version with these flags is meant.</summary>
    public bool Allows(int version, bool isLatest, bool isPublished) =>
        Number is { } number ? version == number
        : IsDraft ? isLatest && !isPublished
        : IsBoth ? isLatest && isPublished
        : IsAll || (IsLatest && isLatest) || (IsPublished && isPublished);
}
