namespace WorkflowConnect.Core.Protocols;

/// <summary>How protocols are written.</summary>
public sealed class ProtocolOptions
{
    /// <summary>IANA time zone of the local times in a protocol; default Europe/Berlin.</summary>
    public string TimeZoneId { get; set; } = "Europe/Berlin";

    /// <summary>Name of the retention class; default <c>evidence-10y</c>.</summary>
    public string RetentionClass { get; set; } = "evidence-10y";

    /// <summary>Whole calendar years for which evidence is kept; default 10, 1 to 30 (HGB section 257, AO section 147).</summary>
    public int RetentionYears { get; set; } = 10;

    internal TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);
}
