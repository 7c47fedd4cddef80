namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>The client that a vendor knows the product as: its id, and its secret in the body of a call or before it.</summary>
internal sealed class AppClient(CrmOptions options, ConsentPage page, IKeptSecrets secrets)
{
    /// <exception cref="VendorTrouble">The client's secret is missing.</exception>
    public async Task<VendorRequest> RequestAsync(Uri address, IReadOnlyList<(string Name, string Value)> form, CancellationToken cancellationToken)
    {
        var secret = (await secrets.ReadAsync(options.ApiKeySecret, cancellationToken))?.Trim()
            ?? throw AccessTokens.ByHand($"There is no secret '{options.ApiKeySecret}' with the client's secret. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        var id = options.User ?? "";
        return page.IsBasic
            ? AccessTokens.FormTo(address, form) with
            {
                Headers = SignInHeader.Basic(id, secret).Alone(),
            }
            : AccessTokens.FormTo(address, [.. form, ("client_id", id), ("client_secret", secret)]);
    }
}
