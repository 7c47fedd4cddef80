namespace WorkflowConnect.Core.Screening;

/// <summary>The policy of checks, as configured; section <c>Screening:Profile</c>.</summary>
public sealed class ScreeningProfileOptions
{
    public const string Section = "Screening:Profile";

    /// <summary>Default <c>standard</c>.</summary>
    public string Name { get; set; } = "standard";

    /// <summary>Raised with every change; default 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Who approved this version, or null for the product's own default.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>Lists whose hits block; default EU and UN. The house list belongs to them unless it is advisory.</summary>
    public IList<string> MandatoryLists { get; set; } = [];

    /// <summary>Lists whose hits only go to review; default OFAC-SDN.</summary>
    public IList<string> AdvisoryLists { get; set; } = [];

    /// <summary>Score from which a party goes to review; 0.5 to 1, default 0.75.</summary>
    public double ReviewThreshold { get; set; } = 0.75;

    /// <summary>Score from which a match on a mandatory list is a hit; not below the review threshold, default 0.97.</summary>
    public double HitThreshold { get; set; } = 0.97;

    /// <summary>Greatest age of a list in hours; 1 to 720, default 72.</summary>
    public double MaximumListAgeHours { get; set; } = 72;

    /// <summary>How many days a clearance (known false positive) holds; 1 to 1095, default 365.</summary>
    public double ClearanceDays { get; set; } = 365;

    /// <summary>Whether the samples that the product carries may be used; default false, the demo sets it.</summary>
    public bool AllowSampleLists { get; set; }
}
