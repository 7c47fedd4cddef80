using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Mailman;

/// <summary>
/// What Mailman means by an error: a title, which is the status, and a description, which may name the person. Descriptions are
/// searched and not shown.
/// </summary>
internal static class MailmanErrors
{
    /// <summary>Something changed since it was looked at: it is looked at again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    private static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>How databases say that two changes met; Mailman hands that on with status 400.</summary>
    private static readonly string[] Met = ["UNIQUE constraint", "duplicate key", "database is locked", "deadlock"];

    /// <param name="status">HTTP status.</param>
    /// <param name="problem">Mailman's body, or null when there is none.</param>
    /// <param name="retryAfter">As the server says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? problem, TimeSpan? retryAfter, bool isWrite) => status switch
    {
        429 or 503 => new VendorTrouble(WriteStatus.Retryable, "Mailman, or a server before it, is too busy for the moment.", retryAfter ?? Pause),
        401 => ByHand("Mailman refuses the REST user or password. Set Crm:Lists:User to admin_user of mailman.cfg, section webservice, and store admin_pass with 'workflowconnect secrets set'."),
        400 when Says(problem, "No such list") => new VendorTrouble(WriteStatus.Retryable, "The list was removed in Mailman meanwhile.", Again),
        400 when Says(problem, "Domain does not exist") => ByHand(NoDomain),
        400 when Says(problem, "Invalid list") => ByHand("Mailman does not take a list of this name: see listname_chars in mailman.cfg."),
        400 when Says(problem, "List posting address") => new VendorTrouble(WriteStatus.Rejected, "The contact's e-mail address is that of the list itself."),
        400 when Says(problem, "Invalid Parameter \"subscriber\"") => new VendorTrouble(WriteStatus.Rejected, "Mailman does not take the contact's e-mail address: it holds it for malformed."),
        400 when Met.Any(words => Says(problem, words)) => new VendorTrouble(WriteStatus.Retryable, "Somebody else is just changing the same in Mailman.", Again),
        409 when IsMailmans(problem) => new VendorTrouble(WriteStatus.Retryable, "Somebody else has just changed the same in Mailman.", Again),
        404 when IsMailmans(problem) => new VendorTrouble(WriteStatus.Retryable, "What was looked for is not in Mailman any more.", Again),
        404 => ByHand("There is no REST API of Mailman at this address. Check Crm:Lists:Address."),
        403 => ByHand("A server before Mailman forbids the call. Let this machine reach Mailman's REST API."),
        >= 400 and < 500 when IsMailmans(problem) => new VendorTrouble(WriteStatus.Rejected, "Mailman does not take the values."),
        >= 400 and < 500 => ByHand($"Mailman, or a server before it, refuses the call with status {status}."),
        _ => new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"Mailman, or a server before it, failed with status {status}."),
    };

    /// <summary>Why Mailman does not subscribe this address, in words that follow "The contact"; null when the error is of another kind.</summary>
    public static string? RefusalOf(int status, JsonObject? problem) => status switch
    {
        400 when Says(problem, "Membership is banned") => "is banned in Mailman, from this list or from all of them.",
        409 when Says(problem, "already pending") => "was asked by Mailman to confirm, or its request waits for a moderator; that is not done yet.",
        _ => null,
    };

    public static bool IsAlreadyOn(int status, JsonObject? problem) => status == 409 && Says(problem, "already subscribed");

    public static bool IsListThere(int status, JsonObject? problem) => status == 400 && Says(problem, "Mailing list exists");

    /// <summary>Mailman's own answer: not the page of a server before it.</summary>
    public static bool IsMailmans(JsonObject? problem) => problem?.ContainsKey("title") is true;

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    public const string NoDomain = "The domain that Crm:Lists:MailHost names is not in Mailman. Add it there (in Postorius: Domains, Add Domain), or correct the setting.";

    private static bool Says(JsonObject? problem, string words) => VendorJson.Text(problem?["description"])?.Contains(words, StringComparison.OrdinalIgnoreCase) is true;
}
