using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>
/// What Pipedrive means by an error (source: its documentation of responses and of rate limits). An error of its own is JSON
/// with <c>success: false</c>; whatever else comes back is a page of the network before it.
/// </summary>
internal static class PipedriveErrors
{
    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <summary>The tokens of a day come back at midnight of the server's time zone, which is not told.</summary>
    private static readonly TimeSpan Daily = TimeSpan.FromHours(1);

    /// <summary>Of the rolling window that calls are counted in.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <param name="status">HTTP status.</param>
    /// <param name="error">Pipedrive's error object, or null when there is none.</param>
    /// <param name="headers">By name.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? error, IReadOnlyDictionary<string, string> headers, bool isWrite) => status switch
    {
        401 => ByHand("Pipedrive refuses the API token. Copy the token in Pipedrive (personal preferences, API) and store it with 'workflowconnect secrets set'."),
        402 => ByHand("Pipedrive takes no calls of this account: its subscription does not allow them, or has ended."),
        403 when error is null => new VendorTrouble(WriteStatus.Retryable, "The network before Pipedrive blocks this machine, as it does after too many calls. Lower Crm:CallsPerSecond.", ByPeople),
        403 when IsCapped(error) => ByHand("A limit of the Pipedrive subscription is reached (records or custom fields). Make room, or change the plan."),
        403 => ByHand("Pipedrive forbids this to the token's user. Give the user the right in Pipedrive, or use the token of one who has it."),
        404 or 410 when error is not null => new VendorTrouble(WriteStatus.Rejected, "There is no such record in Pipedrive."),
        404 or 410 => ByHand("Pipedrive does not know this address. Check Crm:Address; it is usually left out."),
        409 => new VendorTrouble(WriteStatus.Retryable, "Pipedrive is changing the same record for somebody else.", Window),
        429 => Busy(headers),
        503 => new VendorTrouble(WriteStatus.Retryable, "Pipedrive is too busy for the moment.", Window),
        >= 400 and < 500 when error is not null => new VendorTrouble(WriteStatus.Rejected, "Pipedrive does not take the values."),
        >= 400 and < 500 => ByHand($"Pipedrive, or a server before it, refuses the call with status {status}."),
        _ => new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"Pipedrive, or a server before it, failed with status {status}."),
    };

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    public static VendorTrouble MissingField(RecordKind kind, string name) => PipedriveFields.Own(kind).Any(own => own.Name == name)
        ? ByHand($"Pipedrive lacks the field \"{name}\" of {PipedriveText.Type(kind)}. Run 'workflowconnect crm provision' with the token of a user who may add fields.")
        : ByHand($"Pipedrive has no field {name} of {PipedriveText.Type(kind)}, to which a field is mapped. Correct the mapping file; 'workflowconnect crm probe' shows the mapping.");

    /// <summary>Pipedrive's names of the fields that the error speaks of: of those that were sent, so that nothing else of its words is told.</summary>
    public static IReadOnlyList<string> Named(JsonObject? error, JsonObject sent)
    {
        var words = error?.ToJsonString() ?? "";
        var names = sent.Select(value => value.Key).Concat((sent[PipedriveFields.Custom] as JsonObject ?? []).Select(value => value.Key));
        return [.. names.Where(name => name != PipedriveFields.Custom && words.Contains(name, StringComparison.Ordinal))];
    }

    private static bool IsCapped(JsonObject error) => VendorJson.Text(error["code"])?.Contains("capping", StringComparison.Ordinal) is true;

    /// <summary>With calls of the window left, it is the day's tokens that are used up.</summary>
    private static VendorTrouble Busy(IReadOnlyDictionary<string, string> headers)
    {
        if (Number(headers, "x-ratelimit-remaining") is > 0)
        {
            return new VendorTrouble(WriteStatus.Retryable, "The account's API tokens of this day are used up. Pipedrive gives new ones at midnight.", Daily);
        }

        var seconds = Number(headers, "Retry-After") ?? Number(headers, "x-ratelimit-reset");
        return new VendorTrouble(WriteStatus.Retryable, "Pipedrive is asked too often for the moment.", seconds is { } s ? TimeSpan.FromSeconds(Math.Clamp(s, 1, 86_400)) : Window);
    }

    private static int? Number(IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
