using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>
/// A program acts for a person who agreed once (RFC 6749 section 6). A new refresh token takes the old one's place as soon as
/// it is given; where another node was given it, it is read again.
/// </summary>
/// <param name="app">The client.</param>
/// <param name="options">Names of the secrets.</param>
/// <param name="secrets">Where the refresh token is kept.</param>
internal sealed class RefreshGrant(AppClient app, CrmOptions options, IKeptSecrets secrets) : ITokenGrant
{
    private string? _sent;

    public async Task<VendorRequest> RequestAsync(Uri address, CancellationToken cancellationToken)
    {
        _sent = await secrets.ReadAsync(options.RefreshSecret, cancellationToken)
            ?? throw AccessTokens.ByHand("Nobody has agreed yet that the product may work in the CRM. Run 'workflowconnect crm connect'.");
        return await app.RequestAsync(address, [("grant_type", "refresh_token"), ("refresh_token", _sent)], cancellationToken);
    }

    public async Task KeepAsync(JsonObject answer, CancellationToken cancellationToken)
    {
        if (VendorJson.Text(answer["refresh_token"]) is { Length: > 0 } next && next != _sent)
        {
            await secrets.WriteAsync(options.RefreshSecret, next, cancellationToken);
            _sent = next;
        }
    }

    public async Task<bool> HasChangedAsync(CancellationToken cancellationToken) =>
        await secrets.ReadAsync(options.RefreshSecret, cancellationToken) is { } kept && kept != _sent;

    public string Refused(string reason) =>
        $"The sign-in is refused ({reason}): the consent was withdrawn or has ended, or the client's id or secret is wrong. Check Crm:User and the secret '{options.ApiKeySecret}', then run 'workflowconnect crm connect'.";
}
