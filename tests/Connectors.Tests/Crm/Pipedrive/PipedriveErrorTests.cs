using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Pipedrive;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

/// <summary>What Pipedrive's errors mean, in the words of its documentation.</summary>
public sealed class PipedriveErrorTests
{
    private static readonly Dictionary<string, string> None = new(StringComparer.OrdinalIgnoreCase);

    [Theory]
    [InlineData(400, """{"success":false,"error":"Anna is no number"}""", WriteStatus.Rejected, "values")]
    [InlineData(400, null, WriteStatus.Retryable, "400")]
    [InlineData(401, """{"success":false,"error":"unauthorized access"}""", WriteStatus.Retryable, "secrets set")]
    [InlineData(402, """{"success":false,"error":"Payment required"}""", WriteStatus.Retryable, "subscription")]
    [InlineData(403, """{"success":false,"error":"Scope and URL mismatch"}""", WriteStatus.Retryable, "right")]
    [InlineData(403, """{"success":false,"error":"Limit reached","code":"feature_capping_custom_fields_limit"}""", WriteStatus.Retryable, "limit")]
    [InlineData(403, null, WriteStatus.Retryable, "CallsPerSecond")]
    [InlineData(404, """{"success":false,"error":"Person not found"}""", WriteStatus.Rejected, "no such record")]
    [InlineData(404, null, WriteStatus.Retryable, "Crm:Address")]
    [InlineData(410, """{"success":false,"error":"Gone"}""", WriteStatus.Rejected, "no such record")]
    [InlineData(409, """{"success":false}""", WriteStatus.Retryable, "somebody else")]
    [InlineData(422, """{"success":false,"error":"Unprocessable"}""", WriteStatus.Rejected, "values")]
    [InlineData(429, null, WriteStatus.Retryable, "too often")]
    [InlineData(500, """{"success":false,"error":"Anna"}""", WriteStatus.Unknown, "500")]
    [InlineData(502, null, WriteStatus.Unknown, "502")]
    [InlineData(503, null, WriteStatus.Retryable, "busy")]
    public void An_error_has_its_meaning_and_no_value_of_the_record_in_it(int status, string? body, WriteStatus expected, string says)
    {
        var trouble = PipedriveErrors.Of(status, body is null ? null : JsonNode.Parse(body)!.AsObject(), None, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Theory]
    [InlineData("0", "2", 2)]
    [InlineData("0", "", 2)]
    [InlineData("18", "2", 3_600)]
    public void Calls_that_are_left_of_the_window_tell_that_the_day_is_used_up(string remaining, string reset, int seconds)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["x-ratelimit-remaining"] = remaining, ["x-ratelimit-reset"] = reset };
        PipedriveErrors.Of(429, null, headers, isWrite: true).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void A_lost_read_is_never_unknown() => PipedriveErrors.Of(502, null, None, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    [Fact]
    public void Only_fields_that_were_sent_are_named() => PipedriveErrors.Named(
        new JsonObject { ["success"] = false, ["error"] = "Validation failed: phones.0.value, a1b2: Anna, owner_id" },
        new JsonObject { ["name"] = "x", ["phones"] = new JsonArray(), ["custom_fields"] = new JsonObject { ["a1b2"] = "y" } }).ShouldBe(["phones", "a1b2"]);
}
