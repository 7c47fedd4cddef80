namespace WorkflowConnect.Host.Intake.Fetching;

/// <summary>Where a sender's API answers, and who asks.</summary>
public sealed class IntakeApiOptions
{
    /// <summary>Address with scheme and host; default: the vendor's own service.</summary>
    public string? Address { get; set; }

    /// <summary>Token that may read; for the environment only.</summary>
    public string? Token { get; set; }

    /// <summary>File that holds the token; the better place.</summary>
    public string? TokenFile { get; set; }
}
