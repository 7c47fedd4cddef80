using WorkflowConnect.Host.Intake.Fetching;

namespace WorkflowConnect.Host.Intake;

/// <summary>
/// Who may send for one source, and how what they send is read. Secrets come from the environment or a mounted file,
/// never from a file in the repository.
/// </summary>
public sealed class IntakeSourceOptions
{
    /// <summary>An API key in plain text, for the environment only; it is hashed at start.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Lower-case hex SHA-256 of an API key.</summary>
    public string? ApiKeySha256 { get; set; }

    /// <summary>Shared secret of HMAC signatures, for the environment only; at least 16 characters.</summary>
    public string? HmacSecret { get; set; }

    /// <summary>File that holds the shared secret; the better place.</summary>
    public string? HmacSecretFile { get; set; }

    /// <summary>Header of the signature: <c>X-Signature</c> (default), <c>X-Hub-Signature-256</c> or <c>Typeform-Signature</c> (default of that preset).</summary>
    public string? Signature { get; set; }

    /// <summary>
    /// Secret at the end of the address, for senders that can neither sign nor send a header: 24 to 200 letters, digits,
    /// hyphens and underscores. For the environment only.
    /// </summary>
    public string? UrlSecret { get; set; }

    /// <summary>File that holds the secret of the address.</summary>
    public string? UrlSecretFile { get; set; }

    /// <summary>Definition id of the workflow that handles the leads; default: the one that begins with <c>POST /intake/{source}</c>.</summary>
    public string? Workflow { get; set; }

    /// <summary>A sender whose events are known (docs/intake.md), or null.</summary>
    public string? Preset { get; set; }

    /// <summary>Paths by field; takes the place of what the preset says about the field.</summary>
    public Dictionary<string, string> Mapping { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values by field, for events that have none.</summary>
    public Dictionary<string, string> Set { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Conditions that must hold; beside those of the preset, or in the place of one on the same path.</summary>
    public List<string> When { get; init; } = [];

    /// <summary>Paths that together name the event at its sender; in the place of the preset's.</summary>
    public List<string> EventId { get; init; } = [];

    /// <summary>The sender's API, for presets that fetch what an event points to.</summary>
    public IntakeApiOptions Api { get; init; } = new();

    internal bool IsMapped => Preset is { Length: > 0 } || Mapping.Count > 0 || Set.Count > 0 || When.Count > 0 || EventId.Count > 0;
}
