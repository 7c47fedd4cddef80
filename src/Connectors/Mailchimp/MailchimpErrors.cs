using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Mailchimp;

/// <summary>
/// What Mailchimp means by an error: a problem (RFC 7807) whose title is a word of its error glossary and whose detail names the
/// person. Titles are compared, details searched, and neither is shown.
/// </summary>
internal static class MailchimpErrors
{
    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <summary>Something changed since it was looked at: it is looked at again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>Ten calls at once are allowed; no time is told.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="status">HTTP status.</param>
    /// <param name="problem">Mailchimp's problem, or null when there is none.</param>
    /// <param name="retryAfter">As the server says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? problem, TimeSpan? retryAfter, bool isWrite) => (status, TitleOf(problem)) switch
    {
        (429 or 503, _) => new VendorTrouble(WriteStatus.Retryable, "Mailchimp is too busy for the moment.", retryAfter ?? Pause),
        (401, _) or (_, "api key invalid" or "api key missing") => ByHand(KeyRefused),
        (_, "wrong datacenter" or "wrongdatacenter") => ByHand("The account is in another of Mailchimp's data centres. Leave out Crm:Lists:Address, and store the whole key, with the part after the dash."),
        (_, "user disabled" or "userdisabled") => ByHand("Mailchimp has disabled the account, or the user whose key it is."),
        (599, _) or (_, "compliance related" or "compliancerelated") => ByHand("Mailchimp holds the account for a review of its compliance. See the account in Mailchimp."),
        (403, "") => new VendorTrouble(WriteStatus.Retryable, "The network before Mailchimp blocks this machine. Lower Crm:Lists:CallsPerSecond.", ByPeople),
        (403, _) => ByHand("Mailchimp forbids this to the user whose key it is. Use the key of an administrator or manager."),
        (404, "") => ByHand("Mailchimp does not know this address. Leave out Crm:Lists:Address."),
        (404, _) => ByHand("Mailchimp has no such audience, or the contact was removed meanwhile. Check Crm:Lists:Audience."),
        (_, "member exists") => new VendorTrouble(WriteStatus.Retryable, "Somebody else has just made the same contact in Mailchimp.", Again),
        (400, "invalid resource") when Says(problem, "lot of lists") => new VendorTrouble(WriteStatus.Retryable, "Mailchimp does not take this contact for the moment: the address was signed up to very many lists.", TimeSpan.FromHours(1)),
        (400, "invalid resource") when FieldsOf(problem) is { Length: > 0 } fields => new VendorTrouble(WriteStatus.Rejected, $"Mailchimp does not take the value of {fields}."),
        (400, "invalid resource") => new VendorTrouble(WriteStatus.Rejected, "Mailchimp does not take the contact: it holds the address for wrong or made up."),
        ( >= 400 and < 500, "") => ByHand($"Mailchimp, or a server before it, refuses the call with status {status}."),
        ( >= 400 and < 500, _) => new VendorTrouble(WriteStatus.Rejected, "Mailchimp does not take the values."),
        _ => new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"Mailchimp, or a server before it, failed with status {status}."),
    };

    /// <summary>Why Mailchimp subscribes nobody of this address by its API, in words that follow "The contact"; null when the error is of another kind.</summary>
    public static string? RefusalOf(int status, JsonObject? problem) => (status, TitleOf(problem)) switch
    {
        (400, "member in compliance state") => "has opted out, bounced or is under review in Mailchimp, which lets it sign up again only by Mailchimp's own form.",
        (400, "forgotten email not subscribed") => "was permanently deleted in Mailchimp, which lets it sign up again only by Mailchimp's own form.",
        _ => null,
    };

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    private const string KeyRefused = "Mailchimp refuses the API key. Make one in Mailchimp (profile, extras, API keys) and store it with 'workflowconnect secrets set', with the part after the dash.";

    private static string TitleOf(JsonObject? problem) => VendorJson.Text(problem?["title"])?.ToLowerInvariant() ?? "";

    private static bool Says(JsonObject? problem, string words) => VendorJson.Text(problem?["detail"])?.Contains(words, StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Names of fields only.</summary>
    private static string FieldsOf(JsonObject? problem) =>
        string.Join(", ", VendorJson.Rows(problem?["errors"]).Select(error => VendorJson.Text(error["field"])).OfType<string>().Where(VendorJson.IsName));
}
