using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>A program signs in as itself (RFC 6749 section 4.4).</summary>
/// <param name="options">Client id and name of the secret.</param>
/// <param name="scope">What the token is for, or null.</param>
/// <param name="secret">The client's secret.</param>
internal sealed class ClientGrant(CrmOptions options, string? scope, Func<CancellationToken, Task<string?>> secret) : ITokenGrant
{
    public async Task<VendorRequest> RequestAsync(Uri address, CancellationToken cancellationToken)
    {
        var password = await secret(cancellationToken)
            ?? throw AccessTokens.ByHand($"There is no secret '{options.ApiKeySecret}' with the client's secret. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        List<(string, string)> form = [("grant_type", "client_credentials"), ("client_id", options.User ?? ""), ("client_secret", password.Trim())];
        if (scope is not null)
        {
            form.Add(("scope", scope));
        }

        return AccessTokens.FormTo(address, form);
    }

    public Task KeepAsync(JsonObject answer, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> HasChangedAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public string Refused(string reason) =>
        $"The sign-in is refused ({reason}). Check Crm:User (the client id), Crm:TokenAddress, and the secret '{options.ApiKeySecret}', which may have ended: store a new one with 'workflowconnect secrets set {options.ApiKeySecret}'.";
}
