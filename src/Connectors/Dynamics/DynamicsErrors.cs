using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>
/// What Dataverse means by an error (source: Microsoft's documentation of the Web API, of its error codes and of the service
/// protection limits). The code may be empty, so the documented message counts too; of that nothing but names of columns,
/// tables and rights is shown.
/// </summary>
internal static partial class DynamicsErrors
{
    public const string NoSuchRow = "There is no such record in Dataverse.";

    private const string UserUnknown = "0x80072560";
    private const string AttachmentRefused = "0x80043e09";
    private const string AttachmentTooLarge = "0x80044a02";
    private const string TooManyAtOnce = "0x80072326";
    private const string TwinFound = "0x80040333";
    private const string RowIsThere = "0x80040237";
    private const string KeyIsTaken = "0x80060892";

    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    public static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    /// <summary>Of the sliding window that calls and their run time are counted in.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    /// <param name="status">HTTP status.</param>
    /// <param name="error">Dataverse's error object, or null when there is none.</param>
    /// <param name="retryAfter">As the answer says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? error, TimeSpan? retryAfter, bool isWrite)
    {
        var (code, message) = (VendorJson.Text(error?["code"]) ?? "", VendorJson.Text(error?["message"]) ?? "");
        return status switch
        {
            401 => ByHand("Dataverse refuses the token. Check that Crm:TokenAddress is of the tenant that Crm:Address belongs to, and store the application's secret with 'workflowconnect secrets set'."),
            403 when Is(code, UserUnknown) => ByHand("Dataverse does not know the application. Create an application user for it in the Power Platform admin center, and give it a role."),
            403 when error is not null => ByHand($"The application user may not do this in Dataverse{(Name(Right(), message) is { } right ? $": it lacks {right}" : "")}. Give its role the rights that 'workflowconnect crm probe' names."),
            404 when Name(Segment(), message) is { } table => ByHand($"Dataverse has no {table} here. It comes with Dynamics 365 (Sales, Customer Service or Marketing)."),
            404 when message.Contains("Does Not Exist", StringComparison.OrdinalIgnoreCase) || Is(code, "0x80040217") => new VendorTrouble(WriteStatus.Rejected, NoSuchRow),
            404 => ByHand("At Crm:Address no Dataverse answers. Check the address; it is the address of the environment, such as https://example.crm4.dynamics.com."),
            412 when Is(code, RowIsThere) || Is(code, KeyIsTaken) || Is(code, TwinFound) || message.Contains("matching key", StringComparison.OrdinalIgnoreCase) =>
                new VendorTrouble(WriteStatus.Duplicate, "Dataverse has a record with the same key."),
            412 => new VendorTrouble(WriteStatus.Conflict, "The record changed in Dataverse meanwhile."),
            413 => TooLarge,
            // Going on while it is throttled makes the pause longer, so the pause is for all.
            429 => new VendorTrouble(WriteStatus.Retryable, "Dataverse is asked too often for the moment.", retryAfter ?? (Is(code, TooManyAtOnce) ? Short : Window)),
            503 => new VendorTrouble(WriteStatus.Retryable, "Dataverse is not available for the moment.", retryAfter),
            >= 400 and < 500 when error is not null => Refused(code, message),
            >= 400 and < 500 => ByHand($"Dataverse, or a server before it, refuses the call with status {status}."),
            _ => new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"Dataverse, or a server before it, failed with status {status}."),
        };
    }

    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    public static VendorTrouble MissingColumn(RecordKind kind, string column) =>
        ByHand($"Dataverse lacks the column {column} of {DynamicsText.Table(kind)}. Run 'workflowconnect crm provision' once with a user of the role System Customizer.");

    private static VendorTrouble TooLarge => new(WriteStatus.Rejected, "The document is larger than this Dataverse allows (system settings, email, maximum file size).");

    private static VendorTrouble Refused(string code, string message)
    {
        if (Name(Column(), message) is { } unknown)
        {
            return ByHand($"Dataverse does not know the column {unknown}. Compare the mapping with 'workflowconnect crm probe'.");
        }

        if (Name(TooLong(), message) is { } column)
        {
            return new VendorTrouble(WriteStatus.Rejected, $"The value of {column} is longer than Dataverse allows.") { Refused = [column] };
        }

        return Is(code, AttachmentRefused) ? new VendorTrouble(WriteStatus.Rejected, "This Dataverse does not take PDF files, or not of this size (system settings, blocked file extensions).")
            : Is(code, AttachmentTooLarge) ? TooLarge
            : Is(code, "0x80040265") ? new VendorTrouble(WriteStatus.Rejected, "A rule of this Dataverse (a plug-in) does not take the record.")
            : new VendorTrouble(WriteStatus.Rejected, "Dataverse does not take the values.");
    }

    private static bool Is(string code, string known) => code.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static string? Name(Regex pattern, string message) =>
        pattern.Match(message) is { Success: true } match && VendorJson.IsName(match.Groups["name"].Value) ? match.Groups["name"].Value : null;

    [GeneratedRegex("(Could not find a property named|undeclared property|attribute with Name =) '(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Column();

    [GeneratedRegex("length of the '(?<name>[^']+)' attribute", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TooLong();

    [GeneratedRegex(@"\b(?<name>prv[A-Za-z]+)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Right();

    [GeneratedRegex("not found for the segment '(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Segment();
}
