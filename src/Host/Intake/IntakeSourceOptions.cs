namespace WorkflowConnect.Host.Intake;

/// <summary>Who may send for one source. Keys come from the environment or a mounted secret, never from a file in the repository.</summary>
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
}
