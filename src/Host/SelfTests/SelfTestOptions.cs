namespace WorkflowConnect.Host.SelfTests;

/// <summary>When the self-test runs; section <c>SelfTest</c>.</summary>
internal sealed class SelfTestOptions
{
    /// <summary>Time of the day; default 05:00, before the day's first check.</summary>
    public TimeOnly At { get; set; } = new(5, 0);

    /// <summary>IANA time zone of <see cref="At"/>; default Europe/Berlin.</summary>
    public string TimeZoneId { get; set; } = "Europe/Berlin";

    /// <summary>While it is red it runs again after this time; default 15 minutes.</summary>
    public TimeSpan AgainWhenRed { get; set; } = TimeSpan.FromMinutes(15);
}
