using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Odoo;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>What Odoo's errors mean, in the words that real servers (19.0 and 17.0) were seen to use.</summary>
public sealed class OdooErrorTests
{
    [Theory]
    [InlineData(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey", WriteStatus.Retryable, "secrets set")]
    [InlineData(403, "odoo.exceptions.AccessError", "You are not allowed to create 'Fields' (ir.model.fields) records.", WriteStatus.Retryable, "crm probe")]
    [InlineData(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.\n(Record: res.partner(999999,), User: 5)", WriteStatus.Rejected, "no such record")]
    [InlineData(404, "werkzeug.exceptions.NotFound", "the model 'res.nope' does not exist", WriteStatus.Retryable, "not installed")]
    [InlineData(422, "odoo.exceptions.ValidationError", "The operation cannot be completed: Contacts require a name", WriteStatus.Rejected, "rules")]
    [InlineData(422, "odoo.exceptions.ValidationError", "The VAT number [AB] for partner [Anna] does not seem to be valid.", WriteStatus.Rejected, "VAT id")]
    [InlineData(500, "builtins.KeyError", "nope", WriteStatus.Retryable, "mapp")]
    [InlineData(500, "builtins.ValueError", "time data '2026-11-22T00:58:28Z' does not match format '%Y-%m-%d %H:%M:%S'", WriteStatus.Retryable, "mapp")]
    [InlineData(200, "odoo.exceptions.AccessDenied", "Access Denied", WriteStatus.Retryable, "secrets set")]
    [InlineData(500, "psycopg2.errors.SerializationFailure", "could not serialize access due to concurrent update", WriteStatus.Retryable, "give way")]
    [InlineData(500, "odoo.exceptions.RedirectWarning", "You cannot delete contacts linked to an active user.", WriteStatus.Rejected, "rules")]
    [InlineData(200, "psycopg2.errors.DeadlockDetected", "Verklemmung entdeckt", WriteStatus.Retryable, "give way")]
    [InlineData(500, "odoo.exceptions.LockError", "Cannot grab a lock on records", WriteStatus.Retryable, "give way")]
    [InlineData(200, "psycopg2.OperationalError", "connection failed: FATAL: database \"crm\" does not exist", WriteStatus.Retryable, "Crm:Database")]
    [InlineData(429, null, null, WriteStatus.Retryable, "busy")]
    [InlineData(503, null, null, WriteStatus.Retryable, "busy")]
    [InlineData(502, null, null, WriteStatus.Unknown, "502")]
    [InlineData(500, null, null, WriteStatus.Unknown, "500")]
    [InlineData(404, null, null, WriteStatus.Retryable, "Crm:Address")]
    [InlineData(415, null, null, WriteStatus.Retryable, "415")]
    public void An_error_has_its_meaning_and_no_value_of_the_record_in_it(int status, string? name, string? message, WriteStatus expected, string says)
    {
        var error = name is null ? null : new JsonObject { ["name"] = name, ["message"] = message, ["debug"] = "Traceback Anna" };
        var trouble = OdooErrors.Of(status, error, null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Fact]
    public void A_lost_read_is_never_unknown() => OdooErrors.Of(502, null, null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    [Theory]
    [InlineData("could not serialize access due to concurrent update", null, WriteStatus.Retryable)]
    [InlineData("FEHLER: konnte Zugriff nicht serialisieren wegen gleichzeitiger Aktualisierung", null, WriteStatus.Retryable)]
    [InlineData("No matching record found for external id 'base.nope' in field 'Country'", "country_id", WriteStatus.Rejected)]
    public void A_failed_load_is_read_under_status_200(string message, string? field, WriteStatus expected)
    {
        var trouble = OdooErrors.OfLoad([new JsonObject { ["type"] = "error", ["message"] = message, ["field"] = field }]);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldNotContain("nope");
    }

    /// <summary>Every failed exchange that was recorded on real servers; skipped where the recordings are not at hand.</summary>
    [Theory]
    [InlineData("odoo19")]
    [InlineData("odoo17-jsonrpc")]
    public void No_recorded_failure_reads_as_success(string recordings)
    {
        var failures = 0;
        foreach (var file in Directory.GetFiles(Recorded.Folder(recordings), "*.json"))
        {
            var exchange = JsonNode.Parse(File.ReadAllText(file))!;
            var (status, body) = ((int)exchange["response"]!["status"]!, exchange["response"]!["body"]);
            var error = status >= 400 ? body as JsonObject : body is JsonObject reply && reply["error"] is JsonObject told ? told["data"] as JsonObject : null;
            if (status < 400 && error is null)
            {
                continue;
            }

            failures++;
            var trouble = OdooErrors.Of(status, error, null, isWrite: true);
            new WriteOutcome { Status = trouble.Status }.IsDone.ShouldBeFalse(file);
            trouble.Message.ShouldNotContain("Traceback", customMessage: file);
        }

        failures.ShouldBeGreaterThan(2);
    }
}
