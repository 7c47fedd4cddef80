using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>
/// What HubSpot means by an error (source: its documentation of errors, and the bodies that users of the API report). The
/// status tells the class, <c>category</c> and <c>errors[].code</c> the reason. An answer without HubSpot's own words comes
/// from a server before it and does not say whether the call was carried out.
/// </summary>
internal static partial class HubSpotErrors
{
    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <summary>The day's budget comes back at midnight of the account's time zone, which is not told.</summary>
    private static readonly TimeSpan Daily = TimeSpan.FromHours(1);

    /// <param name="status">HTTP status.</param>
    /// <param name="error">HubSpot's error object, or null when there is none.</param>
    /// <param name="retryAfter">As the server says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? error, TimeSpan? retryAfter, bool isWrite)
    {
        var category = VendorJson.Text(error?["category"]) ?? "";
        return status switch
        {
            401 => Key(),
            403 => Forbidden(error, category),
            404 when category.Length > 0 || VendorJson.Text(error?["message"]) is not null => new VendorTrouble(WriteStatus.Rejected, "There is no such record in HubSpot."),
            404 => ByHand("HubSpot does not know this address. Check Crm:Address; it is usually left out."),
            409 => new VendorTrouble(WriteStatus.Duplicate, "HubSpot holds another record with a value that it allows once.") { Twins = Existing(error) },
            429 => Busy(error, retryAfter),
            423 => new VendorTrouble(WriteStatus.Retryable, "The record is locked in HubSpot for the moment.", retryAfter ?? TimeSpan.FromSeconds(2)),
            477 => new VendorTrouble(WriteStatus.Retryable, "HubSpot is moving the account to another data centre.", retryAfter ?? TimeSpan.FromMinutes(1)),
            503 => new VendorTrouble(WriteStatus.Retryable, "HubSpot is too busy for the moment.", retryAfter ?? TimeSpan.FromSeconds(2)),
            >= 400 and < 500 when error is not null => Invalid(error, category),
            >= 400 and < 500 => ByHand($"HubSpot, or a server before it, refuses the call with status {status}."),
            _ => new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"HubSpot, or a server before it, failed with status {status}."),
        };
    }

    public static VendorTrouble MissingProperty(string name) => name.StartsWith("wfc_", StringComparison.Ordinal)
        ? ByHand($"HubSpot lacks the property {name}. Run 'workflowconnect crm provision' with a key that may change properties, or create it in HubSpot.")
        : ByHand($"HubSpot has no property {name}, to which a field is mapped. Correct the mapping file; 'workflowconnect crm probe' shows the mapping.");

    private static VendorTrouble Key() => ByHand(
        "HubSpot refuses the key. Rotate or make a service key in HubSpot and store it with 'workflowconnect secrets set'.");

    private static VendorTrouble Forbidden(JsonObject? error, string category)
    {
        var scopes = VendorJson.Rows(error?["errors"]).Select(e => e["context"] as JsonObject).Append(error?["context"] as JsonObject)
            .SelectMany(context => new[] { context?["requiredGranularScopes"], context?["requiredScopes"], context?["missingScopes"] })
            .SelectMany(names => names as JsonArray ?? []).Select(VendorJson.Text).OfType<string>().Where(VendorJson.IsName).Distinct(StringComparer.Ordinal);
        return category == "MISSING_SCOPES" || string.Join(", ", scopes) is { Length: > 0 }
            ? ByHand($"The key lacks scopes{(string.Join(", ", scopes) is { Length: > 0 } names ? $": {names}" : "")}. Add them to the key in HubSpot; 'workflowconnect crm probe' shows what is missing.")
            : ByHand("HubSpot forbids the call to this key. Give it the scopes that 'workflowconnect crm probe' names.");
    }

    private static VendorTrouble Busy(JsonObject? error, TimeSpan? retryAfter) => VendorJson.Text(error?["policyName"]) switch
    {
        // Asked again before midnight, every call counts as an error of the account.
        "DAILY" => new VendorTrouble(WriteStatus.Retryable, "The account's calls of this day are used up. They come back at midnight of its time zone.", Daily),
        "SECONDLY" => new VendorTrouble(WriteStatus.Retryable, "HubSpot is asked too often for the moment.", retryAfter ?? TimeSpan.FromSeconds(1)),
        _ => new VendorTrouble(WriteStatus.Retryable, "HubSpot is asked too often for the moment.", retryAfter ?? TimeSpan.FromSeconds(10)),
    };

    /// <summary>Names of properties are ours or the customer's words for fields and are told; their values are not.</summary>
    private static VendorTrouble Invalid(JsonObject error, string category)
    {
        var details = VendorJson.Rows(error["errors"]).Select(e => (Code: VendorJson.Text(e["code"]) ?? "", Name: NameIn(e))).ToList();
        var message = VendorJson.Text(error["message"]) ?? "";
        if (category == "PROPERTY_DOESNT_EXIST" || message.Contains("PROPERTY_DOESNT_EXIST", StringComparison.Ordinal) || details.Any(d => d.Code == "PROPERTY_DOESNT_EXIST"))
        {
            return details.FirstOrDefault(d => d.Code is "PROPERTY_DOESNT_EXIST" or "" && d.Name is not null).Name is { } missing
                ? MissingProperty(missing)
                : ByHand("HubSpot does not know a property that is used. Run 'workflowconnect crm probe': it names the property, and whether to correct the mapping file or to run 'workflowconnect crm provision'.");
        }

        if (message.Contains("UNIQUE_VALUE", StringComparison.Ordinal) || message.Contains("already has that value", StringComparison.Ordinal)
            || details.Any(d => d.Code is "CONFLICTING_UNIQUE_VALUE" or "STORAGE_UNIQUE_CONFLICT"))
        {
            return new VendorTrouble(WriteStatus.Duplicate, "HubSpot holds another record with a value that it allows once.");
        }

        var names = string.Join(", ", details.Select(d => d.Name).OfType<string>().Distinct(StringComparer.Ordinal));
        return details.Any(d => d.Code is "REQUIRED_FIELD" or "REQUIRED_PROPERTY")
            ? ByHand($"A rule of the account demands a value that is not given{(names.Length > 0 ? $": {names}" : "")}. Relax the rule in HubSpot, or map a field to it.")
            : new VendorTrouble(WriteStatus.Rejected, $"HubSpot does not take the values{(names.Length > 0 ? $" of {names}" : ": one of its rules forbids them")}.");
    }

    private static string? NameIn(JsonObject detail)
    {
        var context = detail["context"] as JsonObject;
        var name = VendorJson.Text((context?["propertyName"] as JsonArray)?.FirstOrDefault()) ?? VendorJson.Text(context?["propertyName"]) ?? VendorJson.Text(detail["name"]);
        return name is not null && VendorJson.IsName(name) ? name : null;
    }

    private static IReadOnlyList<string> Existing(JsonObject? error) =>
        ExistingId().Match(VendorJson.Text(error?["message"]) ?? "") is { Success: true } match ? [match.Groups["id"].Value] : [];

    private static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    [GeneratedRegex(@"Existing ID: ?(?<id>[0-9]{1,20})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExistingId();
}
