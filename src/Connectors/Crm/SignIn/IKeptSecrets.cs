namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>The product's secrets, as signing in needs them.</summary>
internal interface IKeptSecrets
{
    /// <summary>Null when there is none.</summary>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    Task WriteAsync(string name, string value, CancellationToken cancellationToken);
}
