using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Crm;

internal sealed class CrmOptionsValidator : IValidateOptions<CrmOptions>
{
    public ValidateOptionsResult Validate(string? name, CrmOptions options)
    {
        if (options.Kind == CrmKind.BuiltIn)
        {
            return ValidateOptionsResult.Success;
        }

        var mistakes = Mistakes(options).ToArray();
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(CrmOptions options)
    {
        const string At = CrmOptions.Section;
        if (options.Address is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{At}:Address must be the CRM's address, such as https://crm.example.com.";
        }
        else if (address.UserInfo.Length > 0)
        {
            yield return $"{At}:Address must hold no password; name a secret in {At}:ApiKeySecret.";
        }

        if (options is { Kind: CrmKind.Weclapp, Address.IsAbsoluteUri: true } && options.Address.AbsolutePath.Contains("/webapp", StringComparison.Ordinal))
        {
            yield return $"{At}:Address must be https://TENANT.weclapp.com, without /webapp/api.";
        }

        if (options.Kind != CrmKind.Weclapp && (options.BlockCustomers || options.ListsNeedOptIn))
        {
            yield return $"{At}:BlockCustomers and {At}:ListsNeedOptIn are for weclapp; no other CRM knows them.";
        }

        if (options.Name is { } given && (given.Length is 0 or > 40 || !given.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            yield return $"{At}:Name must be 1 to 40 lower-case letters, digits or dashes.";
        }

        if (options.Name == BuiltIn.BuiltInCrm.Name)
        {
            yield return $"{At}:Name must not be that of the built-in CRM.";
        }

        if (options.Kind == CrmKind.Salesforce && string.IsNullOrWhiteSpace(options.User))
        {
            yield return $"{At}:User must be the consumer key of the app in Salesforce.";
        }

        if (options is { Kind: CrmKind.Salesforce, Address: { IsAbsoluteUri: true, Host: "login.salesforce.com" or "test.salesforce.com" } })
        {
            yield return $"{At}:Address must be the organisation's My Domain address, such as https://example.my.salesforce.com: an app cannot sign in as itself at {options.Address.Host}.";
        }

        if (string.IsNullOrWhiteSpace(options.ApiKeySecret))
        {
            yield return $"{At}:ApiKeySecret must name the secret that holds the API key.";
        }

        if (options.Kind is CrmKind.Dynamics && string.IsNullOrWhiteSpace(options.User))
        {
            yield return $"{At}:User must be the client id of the application that signs in.";
        }

        if (options.Kind is CrmKind.Dynamics && options.TokenAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            yield return $"{At}:TokenAddress must be the token endpoint, such as https://login.microsoftonline.com/TENANT/oauth2/v2.0/token.";
        }

        if (options.CallsAtOnce is not (>= 1 and <= 32) || options.Rate is not (> 0 and <= 1_000))
        {
            yield return $"{At}:CallsAtOnce must be 1 to 32, {At}:CallsPerSecond above 0 and at most 1,000.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(10))
        {
            yield return $"{At}:Timeout must be above 0 and at most 10 minutes.";
        }

        if (options.SettleTime < TimeSpan.Zero || options.SettleTime > options.LongestWait)
        {
            yield return $"{At}:SettleTime must be 0 to {At}:LongestWait.";
        }

        if (options.Mapping is { } mapping && !File.Exists(mapping))
        {
            yield return $"{At}:Mapping names a file that is not there.";
        }
    }
}
