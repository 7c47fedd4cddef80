using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Weclapp;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>What weclapp's errors mean, by the types that its API description lists.</summary>
public sealed class WeclappErrorTests
{
    [Theory]
    [InlineData(401, "unauthorized", WriteStatus.Retryable, "secrets set")]
    [InlineData(401, null, WriteStatus.Retryable, "secrets set")]
    [InlineData(403, "forbidden", WriteStatus.Retryable, "crm probe")]
    [InlineData(403, null, WriteStatus.Retryable, "crm probe")]
    [InlineData(404, "entity_not_found", WriteStatus.Rejected, "no such record")]
    [InlineData(404, "not_found", WriteStatus.Retryable, "Crm:Address")]
    [InlineData(404, null, WriteStatus.Retryable, "Crm:Address")]
    [InlineData(409, "optimistic_lock", WriteStatus.Conflict, "changed")]
    [InlineData(400, "optimistic_lock", WriteStatus.Conflict, "changed")]
    [InlineData(409, "context", WriteStatus.Rejected, "present state")]
    [InlineData(400, "context", WriteStatus.Rejected, "present state")]
    [InlineData(400, "validation", WriteStatus.Retryable, "does not say why")]
    [InlineData(400, "invalid_json", WriteStatus.Retryable, "400")]
    [InlineData(415, "unsupported_mime_type", WriteStatus.Retryable, "415")]
    [InlineData(400, "request_timeout", WriteStatus.Unknown, "own time")]
    [InlineData(400, null, WriteStatus.Retryable, "400")]
    [InlineData(413, null, WriteStatus.Rejected, "larger")]
    [InlineData(429, null, WriteStatus.Retryable, "busy")]
    [InlineData(503, null, WriteStatus.Retryable, "busy")]
    [InlineData(500, "unexpected", WriteStatus.Unknown, "500")]
    [InlineData(500, "persistence", WriteStatus.Unknown, "500")]
    [InlineData(502, null, WriteStatus.Unknown, "502")]
    public void An_error_has_its_meaning_and_no_value_of_the_record_in_it(int status, string? type, WriteStatus expected, string says)
    {
        var trouble = WeclappErrors.Of(status, type is null ? null : Problem(type), null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Theory]
    [InlineData("email", "email", WriteStatus.Rejected, "email", "email")]
    [InlineData("pattern", "$.phone", WriteStatus.Rejected, "phone", "phone")]
    [InlineData("reference", "addresses[0].countryCode", WriteStatus.Rejected, "addresses.countryCode", "countryCode")]
    [InlineData("size", "Anna Groß <anna@example.org>", WriteStatus.Rejected, null, "does not name")]
    [InlineData("not_empty", "customAttributes[2].stringValue", WriteStatus.Retryable, null, "demands a value for customAttributes[2].stringValue")]
    [InlineData("authorization", "customerBlocked", WriteStatus.Retryable, null, "customerBlocked")]
    public void A_rule_that_a_value_breaks_names_its_property(string type, string location, WriteStatus expected, string? refused, string says)
    {
        var problem = Problem("validation");
        problem["validationErrors"] = new JsonArray(new JsonObject { ["type"] = $"/webapp/view/api/errors.html#!/validation/{type}", ["title"] = "Anna", ["location"] = location });
        var trouble = WeclappErrors.Of(400, problem, null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Refused.ShouldBe(refused is null ? [] : [refused]);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Fact]
    public void A_lost_read_is_never_unknown()
    {
        WeclappErrors.Of(502, null, null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);
        WeclappErrors.Of(400, Problem("request_timeout"), null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);
    }

    [Fact]
    public void What_people_have_to_mend_is_not_asked_again_before_ten_minutes() =>
        WeclappErrors.Of(401, null, TimeSpan.FromSeconds(1), isWrite: true).RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));

    [Fact]
    public void A_busy_weclapp_is_left_alone_as_long_as_it_says_or_for_some_seconds()
    {
        WeclappErrors.Of(429, null, TimeSpan.FromSeconds(30), isWrite: true).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        WeclappErrors.Of(429, null, null, isWrite: true).RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
    }

    private static JsonObject Problem(string type) => new()
    {
        ["type"] = $"/webapp/view/api/errors.html#!/errors/{type}",
        ["title"] = "Anna",
        ["detail"] = "Anna Groß fehlt",
        ["error"] = "Anna",
        ["status"] = 400,
    };
}
