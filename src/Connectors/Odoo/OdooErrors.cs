using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>
/// What Odoo means by an error (observed on 19.0 and 17.0). The HTTP status tells little: an unknown field is a 500, a bad
/// row of <c>load</c> and every error of JSON-RPC come under 200. Odoo rolls a failed call back, so an error in its own words
/// says that nothing was written; one without words (a proxy's page) says nothing.
/// </summary>
internal static class OdooErrors
{
    /// <summary>A configuration has to be changed by people; the write stays due.</summary>
    private static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);
    private const string NoModel = "Odoo does not know the model or method: an app is not installed. 'workflowconnect crm probe' says which.";

    /// <summary>The database's words for two changes that met, which <c>load</c> passes on; they come in the language of the database.</summary>
    private static readonly string[] Met = ["could not serialize access", "concurrent update", "deadlock detected", "konnte Zugriff nicht serialisieren", "Verklemmung entdeckt"];

    /// <param name="status">HTTP status; 200 for JSON-RPC.</param>
    /// <param name="error">Object with <c>name</c> and <c>message</c>, or null when there is none.</param>
    /// <param name="retryAfter">As the server says.</param>
    /// <param name="isWrite">Whether the call may have changed something.</param>
    public static VendorTrouble Of(int status, JsonObject? error, TimeSpan? retryAfter, bool isWrite)
    {
        var name = Text(error, "name");
        var message = Text(error, "message");
        if (status == 429 || status == 503)
        {
            return new VendorTrouble(WriteStatus.Retryable, "Odoo is too busy for the moment.", retryAfter ?? TimeSpan.FromSeconds(2));
        }

        if (error is null || name.Length == 0)
        {
            return status is 401 or 403 ? Key()
                : status == 404 ? ByHand("Odoo does not know this address. Check Crm:Address and Crm:Database.")
                : status is >= 400 and < 500 ? ByHand($"Odoo, or a server before it, refuses the call with status {status}.")
                : new VendorTrouble(isWrite ? WriteStatus.Unknown : WriteStatus.Retryable, $"Odoo, or a server before it, failed with status {status}.");
        }

        if (IsSerialization(name, message))
        {
            return new VendorTrouble(WriteStatus.Retryable, "Odoo had to give way to another change of the same data.", TimeSpan.FromMilliseconds(300));
        }

        return name[(name.LastIndexOf('.') + 1)..] switch
        {
            "AccessDenied" or "Unauthorized" => Key(),
            "AccessError" or "Forbidden" => NoRight(),
            "MissingError" => new VendorTrouble(WriteStatus.Rejected, "There is no such record in Odoo."),
            "NotFound" => ByHand(NoModel),
            "ValidationError" when message.Contains("VAT", StringComparison.Ordinal) => VatRefused(),
            "ValidationError" or "UserError" or "RedirectWarning" or "IntegrityError" or "UniqueViolation" or "NotNullViolation" or "UnprocessableEntity" =>
                new VendorTrouble(WriteStatus.Rejected, "Odoo does not take the values: one of its own rules forbids them."),
            "KeyError" or "ValueError" or "AttributeError" or "TypeError" or "UndefinedColumn" =>
                ByHand("Odoo does not know a field that is mapped, or takes no such value for it. Compare the mapping with 'workflowconnect crm probe'."),
            "SessionExpiredException" => Key(),
            "OperationalError" when message.Contains("does not exist", StringComparison.Ordinal) => ByHand("Odoo has no such database. Check Crm:Database."),
            _ => new VendorTrouble(WriteStatus.Retryable, "Odoo failed on its own side and wrote nothing.", TimeSpan.FromSeconds(2)),
        };
    }

    /// <summary>The answer of <c>load</c>: its failures come with status 200.</summary>
    public static VendorTrouble OfLoad(JsonArray messages)
    {
        if (messages.OfType<JsonObject>().Any(m => IsSerialization("", Text(m, "message"))))
        {
            return new VendorTrouble(WriteStatus.Retryable, "Odoo had to give way to another change of the same data.", TimeSpan.FromMilliseconds(300));
        }

        if (messages.OfType<JsonObject>().Any(m => Text(m, "message").Contains("VAT", StringComparison.Ordinal) || Text(m, "field") == "vat"))
        {
            return VatRefused();
        }

        var fields = messages.OfType<JsonObject>().Select(m => Text(m, "field")).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal);
        return new VendorTrouble(WriteStatus.Rejected, $"Odoo does not take the values{(string.Join(", ", fields) is { Length: > 0 } names ? $" of {names}" : "")}.");
    }

    /// <summary>The user lacks a right: people have to give it, and what was to be written stays due.</summary>
    public static VendorTrouble NoRight() => ByHand("The user of the API key may not do this in Odoo. Give it the rights that 'workflowconnect crm probe' names.");

    /// <summary>Whether it says of a question for rights that no app has the model; 17 and 18 say so as they say any refusal.</summary>
    public static bool IsAbsent(VendorTrouble trouble) => trouble.Message == NoModel || trouble.Status == WriteStatus.Rejected;

    public static VendorTrouble VatRefused() => new(WriteStatus.Rejected, "Odoo refuses the VAT id.") { Refused = [CrmFields.VatId] };

    private static VendorTrouble Key() => ByHand(
        "Odoo refuses the API key. Its keys end after 90 days at most: make a new one in Odoo and store it with 'workflowconnect secrets set'.");

    private static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);

    private static bool IsSerialization(string name, string message) =>
        name.Contains("SerializationFailure", StringComparison.Ordinal) || name.Contains("LockNotAvailable", StringComparison.Ordinal) || name.Contains("DeadlockDetected", StringComparison.Ordinal)
        || name.EndsWith(".LockError", StringComparison.Ordinal) || name.EndsWith(".ConcurrencyError", StringComparison.Ordinal)
        || Met.Any(words => message.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static string Text(JsonObject? from, string name) => from?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
