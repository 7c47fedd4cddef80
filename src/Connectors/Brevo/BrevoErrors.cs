using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Brevo;

/// <summary>
/// What Brevo means by an error: a code in <c>code</c> (source: its specification, errorModel) beside a message that may name the
/// person and is therefore never shown. An error without a code is a page of the network before it.
/// </summary>
internal static class BrevoErrors
{
    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <summary>Something changed since it was looked at: it is looked at again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="status">HTTP status.</param>
    /// <param name="error">Brevo's error object, or null when there is none.</param>
    /// <param name="rest">For how long Brevo wants to be left alone, if it says so.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? error, TimeSpan? rest, bool isWrite) => (status, VendorJson.Text(error?["code"]) ?? "") switch
    {
        (429 or 503, _) => Busy(rest ?? Pause),
        (401, _) or (_, "unauthorized") => ByHand("Brevo refuses the API key, or does not know the address of this machine. Make a key in Brevo (settings, SMTP and API, API keys), store it with 'workflowconnect secrets set', and allow the machine's address where Brevo blocks unknown ones."),
        (402, _) or (_, "not_enough_credits") => ByHand("The Brevo plan does not allow this, or its credits are used up."),
        (_, "account_under_validation") => ByHand("Brevo still validates the account. Finish its profile in Brevo."),
        (403, _) or (_, "permission_denied" or "reseller_permission_denied") => ByHand("Brevo forbids this to the API key. Use the key of a user who may change contacts."),
        (404, "document_not_found") => new VendorTrouble(WriteStatus.Rejected, "Brevo has no such contact, list or folder."),
        (404, _) => ByHand("Brevo does not know this address. Check Crm:Lists:Address; it is usually left out."),
        (405, _) or (_, "method_not_allowed") => new VendorTrouble(WriteStatus.Rejected, "Brevo does not allow this for the contact, as for the address of a user of the account."),
        (_, "duplicate_parameter" or "duplicate_request") => new VendorTrouble(WriteStatus.Retryable, "Somebody else has just made the same in Brevo.", Again),
        (_, "invalid_parameter") when IsTwin(error!) => new VendorTrouble(WriteStatus.Retryable, "Somebody else has just made the same in Brevo.", Again),
        ( >= 400 and < 500, "") => ByHand($"Brevo, or a server before it, refuses the call with status {status}."),
        ( >= 400 and < 500, _) => new VendorTrouble(WriteStatus.Rejected, "Brevo does not take the values."),
        _ => new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"Brevo, or a server before it, failed with status {status}."),
    };

    public static VendorTrouble Busy(TimeSpan rest) => new(WriteStatus.Retryable, "Brevo was called too often. Lower Crm:Lists:CallsPerSecond if that lasts.", rest);

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    /// <summary>The address is another contact's; seen under both codes (getbrevo clients' issues of 2024 to 2026).</summary>
    private static bool IsTwin(JsonObject error) => error["metadata"]?["duplicate_identifiers"] is JsonArray { Count: > 0 };
}
