namespace WorkflowConnect.Core.Rescreening;

/// <summary>Where the known customers are kept.</summary>
public sealed class KnownPartiesOptions
{
    /// <summary>The encrypted file.</summary>
    public string File { get; set; } = "known-parties.bin";

    /// <summary>How long changes may wait before the file is written again; default 15 minutes. What is lost with a crash is read again from the ledger.</summary>
    public TimeSpan SaveAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often everything is collected anew, which forgets what was deleted in the CRM; default 7 days.</summary>
    public TimeSpan CollectAgainAfter { get; set; } = TimeSpan.FromDays(7);
}
