using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>
/// What Salesforce means by an error (source: its REST and SOAP API guides, status codes). An error is an array of objects with
/// <c>errorCode</c>, <c>message</c> and sometimes <c>fields</c>; the code decides, the status only where there is none. The
/// message may hold values of the record and is never told.
/// </summary>
internal static class SalesforceErrors
{
    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <summary>The calls of 24 rolling hours are used up; some come back every hour.</summary>
    private static readonly TimeSpan Daily = TimeSpan.FromHours(1);

    /// <summary>Until whoever locks a row has let it go; Salesforce itself has waited ten seconds before it says so.</summary>
    private static readonly TimeSpan Locked = TimeSpan.FromSeconds(1);

    /// <summary>Too many calls that take long run at once.</summary>
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(10);

    /// <param name="answer">Not a success.</param>
    /// <param name="retryAfter">As the server says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(VendorAnswer answer, TimeSpan? retryAfter, bool isWrite)
    {
        var error = (answer.Json() as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
        string[] fields = [.. (error?["fields"] as JsonArray ?? []).Select(VendorJson.Text).OfType<string>().Where(VendorJson.IsName)];
        var words = VendorJson.Text(error?["message"]) ?? "";
        return VendorJson.Text(error?["errorCode"]) switch
        {
            "INVALID_SESSION_ID" => ByHand("Salesforce refuses the token although it is new. Look whether the app may use the REST API (scope api) and its user may sign in; store a changed secret with 'workflowconnect secrets set'."),
            "REQUEST_LIMIT_EXCEEDED" when words.Contains("Concurrent", StringComparison.Ordinal) => new VendorTrouble(WriteStatus.Retryable, "Too many calls run in Salesforce at once.", retryAfter ?? Crowded),
            "REQUEST_LIMIT_EXCEEDED" => new VendorTrouble(WriteStatus.Retryable, "The organisation's API calls of 24 hours are used up. Other programs count too; Salesforce shows them under Setup, Company Information.", Daily),
            "UNABLE_TO_LOCK_ROW" => new VendorTrouble(WriteStatus.Retryable, "Somebody else is writing the record, or another contact of its account.", Locked),
            "SERVER_UNAVAILABLE" or "QUERY_TIMEOUT" => Busy(retryAfter),
            "DUPLICATES_DETECTED" => new VendorTrouble(WriteStatus.Duplicate, "A duplicate rule of Salesforce stops the record. Let the rule warn instead of block, or except the user of the app from it.")
            {
                Twins = [.. Twins(error!).Distinct(StringComparer.Ordinal)],
            },
            "DUPLICATE_VALUE" => new VendorTrouble(WriteStatus.Duplicate, $"Another record has the same value in a field where Salesforce wants it once{Named(fields)}.") { Twins = SalesforceText.IdsIn(words) },
            "DUPLICATE_DEVELOPER_NAME" => new VendorTrouble(WriteStatus.Duplicate, "Salesforce has a field of this name already."),
            "ENTITY_IS_DELETED" or "INVALID_CROSS_REFERENCE_KEY" or "MALFORMED_ID" or "NOT_FOUND" => new VendorTrouble(WriteStatus.Rejected, "There is no such record in Salesforce."),
            "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" => ByHand("This Salesforce takes no API calls: its edition has no API, or the user lacks the right 'API Enabled'."),
            "INVALID_TYPE" or "INSUFFICIENT_ACCESS" or "INSUFFICIENT_ACCESS_OR_READONLY" or "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" =>
                ByHand("The user of the app may not do this in Salesforce. Give it the rights that 'workflowconnect crm probe' names."),
            "INVALID_FIELD" or "INVALID_FIELD_FOR_INSERT_UPDATE" when fields.Length > 0 && isWrite => Refused(fields),
            "INVALID_FIELD" or "INVALID_FIELD_FOR_INSERT_UPDATE" => ByHand("Salesforce does not know a field that is mapped, or the user of the app may not see it. Compare the mapping with 'workflowconnect crm probe'."),
            "REQUIRED_FIELD_MISSING" => ByHand($"Salesforce wants a value in a field that is not written{Named(fields)}. Give it a default in Salesforce, or map it."),
            "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" or "CANNOT_EXECUTE_FLOW_TRIGGER" or "APEX_ERROR" => ByHand("A trigger or flow of this Salesforce failed with the record. Whoever wrote it has to look."),
            "STORAGE_LIMIT_EXCEEDED" => ByHand("The storage of this Salesforce is full."),
            { } when answer.Status >= 500 => Lost(answer.Status, isWrite),
            { } when answer.Status is 401 or 403 => ByHand("Salesforce forbids this to the user of the app. Compare its rights with 'workflowconnect crm probe'."),
            { } when !isWrite => ByHand("Salesforce does not understand the query. Compare the mapping with 'workflowconnect crm probe'."),
            { } => Refused(fields),
            null => ByStatus(answer.Status, retryAfter, isWrite),
        };
    }

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    public static VendorTrouble MissingOwn(string type, string field) =>
        ByHand($"Salesforce lacks the field {type}.{field}, or the user of the app may not see and change it. Run 'workflowconnect crm provision' with an app whose user may customise Salesforce, or create it and give the right by hand.");

    /// <summary>A success without an answer of Salesforce's: nobody knows who said it.</summary>
    public static VendorTrouble NotSalesforce(bool isWrite) => isWrite
        ? new VendorTrouble(WriteStatus.Unknown, "What answers is not Salesforce, or not whole.")
        : ByHand("At Crm:Address no Salesforce answers. It is the My Domain address, such as https://example.my.salesforce.com.");

    private static VendorTrouble ByStatus(int status, TimeSpan? retryAfter, bool isWrite) => status switch
    {
        300 => ByHand("Several records have the same screening key. Make the field WFC_Key__c unique, and merge them."),
        412 => new VendorTrouble(WriteStatus.Conflict, "The record changed in Salesforce meanwhile."),
        413 => new VendorTrouble(WriteStatus.Rejected, "The document is larger than Salesforce allows."),
        429 or 503 => Busy(retryAfter),
        401 => ByHand("Salesforce refuses the token. Store the app's secret with 'workflowconnect secrets set'."),
        404 => ByHand("Salesforce does not know this address. Check Crm:Address; it is the My Domain address, such as https://example.my.salesforce.com."),
        >= 400 and < 500 => ByHand($"Salesforce, or a server before it, refuses the call with status {status}."),
        _ => Lost(status, isWrite),
    };

    private static VendorTrouble Busy(TimeSpan? retryAfter) => new(WriteStatus.Retryable, "Salesforce is too busy for the moment.", retryAfter ?? TimeSpan.FromSeconds(2));

    private static VendorTrouble Lost(int status, bool isWrite) =>
        new(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"Salesforce, or a server before it, failed with status {status}.");

    /// <summary>STRING_TOO_LONG, INVALID_EMAIL_ADDRESS, a validation rule, a restricted picklist and the like.</summary>
    private static VendorTrouble Refused(string[] fields) => new(WriteStatus.Rejected, $"Salesforce does not take the values{Named(fields)}.") { Refused = fields };

    private static string Named(string[] fields) => fields.Length == 0 ? "" : $" ({string.Join(", ", fields)})";

    private static IEnumerable<string> Twins(JsonObject error) => VendorJson.Rows(error["duplicateResult"]?["matchResults"])
        .SelectMany(result => VendorJson.Rows(result["matchRecords"]))
        .Select(match => VendorJson.Text(match["record"]?["Id"])).OfType<string>().Where(SalesforceText.IsId);
}
