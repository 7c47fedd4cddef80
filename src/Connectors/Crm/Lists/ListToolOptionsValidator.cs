using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>Names every mistake at once; whatever is not used is not looked at.</summary>
internal sealed class ListToolOptionsValidator(IOptions<CrmOptions> crm) : IValidateOptions<ListToolOptions>
{
    private const string At = ListToolOptions.Section;
    private static readonly string[] Versions = ["/v3", "/3.0", "/3.1"];

    public ValidateOptionsResult Validate(string? name, ListToolOptions options)
    {
        if (options.Kind == ListToolKind.Crm)
        {
            return ValidateOptionsResult.Success;
        }

        string[] mistakes = [.. Common(options), .. Own(options)];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Own(ListToolOptions options) => options.Kind switch
    {
        ListToolKind.Brevo => Brevo(options),
        ListToolKind.Mailman => Mailman(options),
        _ => Mailchimp(options),
    };

    private IEnumerable<string> Common(ListToolOptions options)
    {
        if (options.Address is { } address && !IsWeb(address))
        {
            yield return $"{At}:Address must be the tool's address, such as https://api.brevo.com, or be left out.";
        }
        else if (options.Address is { } with && (with.UserInfo.Length > 0 || Versions.Any(version => with.AbsolutePath.Contains(version, StringComparison.Ordinal))))
        {
            yield return $"{At}:Address must hold neither a password nor the version ({string.Join(", ", Versions)}).";
        }

        if (string.IsNullOrWhiteSpace(options.ApiKeySecret))
        {
            yield return $"{At}:ApiKeySecret must name the secret that holds the API key.";
        }

        if (options.CallsPerSecond is not (> 0 and <= 1_000))
        {
            yield return $"{At}:CallsPerSecond must be above 0 and at most 1,000.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(10) || options.LongestWait < TimeSpan.Zero)
        {
            yield return $"{At}:Timeout must be above 0 and at most 10 minutes, {At}:LongestWait not below 0.";
        }

        if (crm.Value.ListsNeedOptIn)
        {
            yield return $"{CrmOptions.Section}:ListsNeedOptIn is for lists in weclapp; {options.Product} does not know that consent. Take it out, or leave the lists in the CRM.";
        }
    }

    private static IEnumerable<string> Brevo(ListToolOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            yield return $"{At}:Folder must name the folder in which new lists are made.";
        }

        if (options.DoubleOptIn && (options.DoubleOptInTemplate is not > 0 || options.DoubleOptInRedirect is not { } page || !IsWeb(page)))
        {
            yield return $"{At}:DoubleOptIn with Brevo needs {At}:DoubleOptInTemplate, the number of the template of the e-mail that asks, and {At}:DoubleOptInRedirect, the address of the page that is shown afterwards.";
        }
    }

    private static IEnumerable<string> Mailchimp(ListToolOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Audience))
        {
            yield return $"{At}:Audience must be the id or the name of the Mailchimp audience whose tags are the lists.";
        }
    }

    private static IEnumerable<string> Mailman(ListToolOptions options)
    {
        if (options.Address is null)
        {
            yield return $"{At}:Address must be the address of Mailman's REST API, such as http://127.0.0.1:8001.";
        }

        if (string.IsNullOrWhiteSpace(options.User) || options.User.Contains(':', StringComparison.Ordinal))
        {
            yield return $"{At}:User must be the user of Mailman's REST API, without a colon; Mailman's own setting calls it admin_user.";
        }

        if (options.MailHost?.Trim() is not { } host || !host.All(char.IsAscii) || Uri.CheckHostName(host) != UriHostNameType.Dns)
        {
            yield return $"{At}:MailHost must be the domain of the lists in Mailman, such as lists.example.org.";
        }
    }

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
