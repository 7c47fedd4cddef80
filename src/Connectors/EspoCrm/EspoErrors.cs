using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>
/// What EspoCRM means by an error (observed on 9.1.7). The body is mostly null and the reason stands in a header; a 409 is
/// either a list of twins or a record that changed meanwhile; a 500 says nothing about what was written.
/// </summary>
internal static class EspoErrors
{
    public const string ReasonHeader = "X-Status-Reason";

    private const string NotAllowed = "The API user may not do this in EspoCRM. Give its role the rights that 'workflowconnect crm probe' names.";

    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <param name="answer">Not a success.</param>
    /// <param name="retryAfter">As the server says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(VendorAnswer answer, TimeSpan? retryAfter, bool isWrite)
    {
        var isEspo = answer.Headers.TryGetValue(ReasonHeader, out var reason);
        return answer.Status switch
        {
            429 or 503 => new VendorTrouble(WriteStatus.Retryable, "EspoCRM is too busy for the moment.", retryAfter ?? TimeSpan.FromSeconds(2)),
            401 => ByHand("EspoCRM refuses the API key, or with Crm:User the password (which is of no use where a second factor is asked for). Make a new key in EspoCRM (Administration, API users) and store it with 'workflowconnect secrets set'."),
            403 when Begins(reason, "Can't relate with non-existing") => new VendorTrouble(WriteStatus.Rejected, "A record that this one is to be linked to is not in EspoCRM any more."),
            403 when Begins(reason, "Max size should not exceed") => ByHand("EspoCRM gives fewer rows at once than 200. Set recordListMaxSizeLimit in its data/config.php to 200."),
            403 => ByHand(NotAllowed),
            // With a link of a record that is gone EspoCRM gives no reason at all; an unknown address has one, or no header.
            404 when isEspo && (reason!.Length == 0 || Begins(reason, "Record ")) => new VendorTrouble(WriteStatus.Rejected, "There is no such record in EspoCRM."),
            404 => ByHand("EspoCRM does not know this address. Check Crm:Address; it is the address without /api/v1."),
            409 when reason == "modified" => new VendorTrouble(WriteStatus.Conflict, "The record changed in EspoCRM meanwhile."),
            409 when answer.Json() is JsonArray twins => new VendorTrouble(WriteStatus.Duplicate, "EspoCRM takes the record for one that it has.")
            {
                Twins = [.. twins.Select(twin => VendorJson.Words(twin?["id"])).OfType<string>()],
            },
            409 => new VendorTrouble(WriteStatus.Conflict, "EspoCRM reports a conflict."),
            413 => new VendorTrouble(WriteStatus.Rejected, "The document is larger than EspoCRM's web server allows."),
            400 => Refused(answer.Json() as JsonObject, reason),
            >= 400 and < 500 => ByHand($"EspoCRM, or a server before it, refuses the call with status {answer.Status}."),
            _ => new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"EspoCRM, or a server before it, failed with status {answer.Status}."),
        };
    }

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    /// <summary>Whether a right is missing, and nothing else.</summary>
    public static bool IsNotAllowed(VendorTrouble trouble) => trouble.Message == NotAllowed;

    private static bool Begins(string? reason, string with) => reason?.StartsWith(with, StringComparison.Ordinal) is true;

    /// <summary>A value that breaks a rule names its field, and so does a value that is missing, which people have to see to; everything else under 400 is a call that this EspoCRM does not understand.</summary>
    private static VendorTrouble Refused(JsonObject? body, string? reason)
    {
        if (body?["messageTranslation"]?["data"] is JsonObject data && VendorJson.Words(data["field"]) is { } field)
        {
            return VendorJson.Words(data["type"]) == "required"
                ? new VendorTrouble(WriteStatus.Retryable, $"EspoCRM asks for a value of {field}. Take that rule back in EspoCRM, or map a field to it.", ByPeople) { Refused = [field] }
                : new VendorTrouble(WriteStatus.Rejected, $"EspoCRM does not take the value of {field}.") { Refused = [field] };
        }

        return reason?.Contains("attribute", StringComparison.OrdinalIgnoreCase) is true
            ? ByHand("EspoCRM does not know a field that is mapped. Compare the mapping with 'workflowconnect crm probe'.")
            : new VendorTrouble(WriteStatus.Rejected, "EspoCRM does not take the values.");
    }
}
