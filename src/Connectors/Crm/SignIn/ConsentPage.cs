namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>Where a vendor asks its user to agree, and where the answer is exchanged (RFC 6749 section 4.1).</summary>
/// <param name="Authorize">Opened in a browser.</param>
/// <param name="Token">Token endpoint.</param>
/// <param name="Scopes">What is asked for, separated by spaces; null where the app itself holds that.</param>
/// <param name="IsBasic">The client's id and secret stand in a header; else in the body.</param>
internal sealed record ConsentPage(Uri Authorize, Uri Token, string? Scopes, bool IsBasic)
{
    /// <summary>Null where no person signs in: there is a key, or the program signs in as itself.</summary>
    public static ConsentPage? Of(CrmKind kind) => kind switch
    {
        CrmKind.HubSpot => new(
            new Uri("https://app.hubspot.com/oauth/authorize"),
            new Uri("https://api.hubapi.com/oauth/2026-09/token"),
            "oauth crm.objects.companies.read crm.objects.companies.write crm.objects.contacts.read crm.objects.contacts.write crm.lists.read crm.lists.write "
            + "crm.schemas.companies.read crm.schemas.companies.write crm.schemas.contacts.read crm.schemas.contacts.write files communication_preferences.read",
            IsBasic: false),
        CrmKind.Pipedrive => new(new Uri("https://oauth.pipedrive.com/oauth/authorize"), new Uri("https://oauth.pipedrive.com/oauth/token"), Scopes: null, IsBasic: true),
        _ => null,
    };

    /// <summary>The address to open.</summary>
    /// <param name="client">Client id.</param>
    /// <param name="redirect">Where the browser goes afterwards, as the app at the vendor has it.</param>
    /// <param name="state">Comes back, so that nobody else's answer is taken.</param>
    /// <param name="scopes">Instead of <see cref="Scopes"/>, or null.</param>
    public Uri AddressFor(string client, Uri redirect, string state, string? scopes)
    {
        var query = $"client_id={Uri.EscapeDataString(client)}&redirect_uri={Uri.EscapeDataString(redirect.OriginalString)}&response_type=code&state={state}";
        return new UriBuilder(Authorize) { Query = (scopes ?? Scopes) is { } asked ? $"{query}&scope={Uri.EscapeDataString(asked)}" : query }.Uri;
    }
}
