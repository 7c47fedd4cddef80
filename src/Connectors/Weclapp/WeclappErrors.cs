using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// What weclapp means by an error (source: the vendor's API description, <c>apiProblem</c> after RFC 7807). The last part of
/// <c>type</c> tells the reason; its texts are in the user's language and hold values, so nothing of them is shown.
/// </summary>
internal static class WeclappErrors
{
    /// <summary>Of a token that is refused: nothing else can be said about the account then.</summary>
    public const string KeyRefused = "weclapp refuses the API token. Make a new one in weclapp (My settings, API) and store it with 'workflowconnect secrets set'.";

    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <summary>weclapp states no limit and seldom says how long to wait; a request that waits in its queue ends with 429 after 30 seconds.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <param name="status">HTTP status.</param>
    /// <param name="problem">weclapp's error object, or null when there is none.</param>
    /// <param name="retryAfter">As the server says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? problem, TimeSpan? retryAfter, bool isWrite) => (status, ReasonOf(problem?["type"])) switch
    {
        (429 or 503, _) => new VendorTrouble(WriteStatus.Retryable, "weclapp is too busy for the moment.", retryAfter ?? Pause),
        (401, _) or (_, "unauthorized") => ByHand(KeyRefused),
        (403, _) or (_, "forbidden") => ByHand("The user of the API token may not do this in weclapp. Give it the rights that 'workflowconnect crm probe' names."),
        (_, "optimistic_lock") => new VendorTrouble(WriteStatus.Conflict, "The record changed in weclapp meanwhile."),
        (_, "entity_not_found") => new VendorTrouble(WriteStatus.Rejected, "There is no such record in weclapp."),
        (404, _) => ByHand("weclapp does not know this address. Check Crm:Address; it is https://TENANT.weclapp.com, without /webapp/api."),
        (409, _) or (_, "context") => new VendorTrouble(WriteStatus.Rejected, "weclapp does not allow this in the record's present state."),
        (413, _) => new VendorTrouble(WriteStatus.Rejected, "The document is larger than weclapp allows."),
        (_, "request_timeout") => Lost(isWrite, "weclapp did not answer in its own time."),
        (400, "validation") => Refused(WeclappText.Rows(problem!["validationErrors"])),
        ( >= 400 and < 500, _) => ByHand($"weclapp, or a server before it, refuses the call with status {status}."),
        _ => Lost(isWrite, $"weclapp, or a server before it, failed with status {status}."),
    };

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    private static VendorTrouble Lost(bool isWrite, string message) => new(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, message);

    /// <summary>A value that breaks a rule can be left out; what an administrator demands or forbids, an administrator has to change.</summary>
    private static VendorTrouble Refused(IReadOnlyList<JsonObject> errors)
    {
        var found = errors.Select(error => (Place: PlaceOf(error), Reason: ReasonOf(error["type"]))).ToArray();
        string[] places = [.. found.Select(error => error.Place).OfType<string>().Distinct(StringComparer.Ordinal)];
        var named = places.Length > 0 ? string.Join(", ", places) : "a property that it does not name";
        if (found.Length == 0)
        {
            return ByHand("weclapp takes the record for invalid and does not say why: often a default value or a tax setting of the account is missing.");
        }

        if (found.Any(error => error.Reason is "not_empty" or "empty"))
        {
            return ByHand($"weclapp demands a value for {named}. Make it optional in weclapp, or give it a default.");
        }

        return found.Any(error => error.Reason is "authorization" or "blocked")
            ? ByHand($"weclapp does not let the user of the API token set {named}.")
            : new VendorTrouble(WriteStatus.Rejected, $"weclapp does not take the value of {named}.") { Refused = [.. places.Select(Bare)] };
    }

    /// <summary>The part after the last slash, as the vendor recommends.</summary>
    private static string ReasonOf(JsonNode? type) => VendorJson.Words(type) is { } text ? text[(text.LastIndexOf('/') + 1)..] : "";

    private static string? PlaceOf(JsonObject error) =>
        VendorJson.Words(error["location"])?.TrimStart('$').TrimStart('.') is { } place && WeclappText.IsPlace(place) ? place : null;

    /// <summary><c>addresses[0].countryCode</c> without the number, as the mapping names it.</summary>
    private static string Bare(string place) => string.Concat(place.Split('[').Select((part, i) => i == 0 ? part : part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..]));
}
