using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>Encrypted at rest; every change is in the ledger.</summary>
internal sealed class KeptSecrets(KeepSecrets keep) : IKeptSecrets
{
    /// <summary>Whoever looks at the ledger sees that no person did it.</summary>
    private const string By = "crm-connection";

    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => keep.RevealAsync(name, cancellationToken);

    public Task WriteAsync(string name, string value, CancellationToken cancellationToken) => keep.SetAsync(name, value, description: null, endsOn: null, By, cancellationToken);
}
