using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.HubSpot;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>What HubSpot's errors mean, in the words of its documentation and of those who report them.</summary>
public sealed class HubSpotErrorTests
{
    [Theory]
    [InlineData(401, """{"category":"INVALID_AUTHENTICATION","message":"Authentication credentials not found."}""", WriteStatus.Retryable, "secrets set")]
    [InlineData(401, """{"category":"EXPIRED_AUTHENTICATION","message":"The token expired"}""", WriteStatus.Retryable, "secrets set")]
    [InlineData(403, """{"category":"MISSING_SCOPES","errors":[{"message":"Anna","context":{"requiredGranularScopes":["crm.lists.write"]}}]}""", WriteStatus.Retryable, "crm.lists.write")]
    [InlineData(403, """{"category":"MISSING_SCOPES","errors":[{"context":{"requiredScopes":["Anna Groß <anna@example.org>"]}}]}""", WriteStatus.Retryable, "lacks scopes")]
    [InlineData(403, """{"message":"You do not have permission"}""", WriteStatus.Retryable, "crm probe")]
    [InlineData(403, null, WriteStatus.Retryable, "crm probe")]
    [InlineData(404, """{"category":"OBJECT_NOT_FOUND","message":"resource not found"}""", WriteStatus.Rejected, "no such record")]
    [InlineData(404, null, WriteStatus.Retryable, "Crm:Address")]
    [InlineData(409, """{"category":"CONFLICT","message":"Contact already exists. Existing ID: 123"}""", WriteStatus.Duplicate, "allows once")]
    [InlineData(400, """{"category":"VALIDATION_ERROR","errors":[{"code":"PROPERTY_DOESNT_EXIST","message":"Anna","context":{"propertyName":["x_hrb"]}}]}""", WriteStatus.Retryable, "x_hrb")]
    [InlineData(400, """{"category":"VALIDATION_ERROR","errors":[{"code":"PROPERTY_DOESNT_EXIST","context":{"propertyName":["wfc_key"]}}]}""", WriteStatus.Retryable, "crm provision")]
    [InlineData(400, """{"category":"VALIDATION_ERROR","message":"Property values were not valid: [{\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"x\"}]"}""", WriteStatus.Retryable, "crm probe")]
    [InlineData(400, """{"category":"VALIDATION_ERROR","message":"Anna","errors":[{"code":"INVALID_EMAIL","message":"Anna","context":{"propertyName":["email"]}}]}""", WriteStatus.Rejected, "email")]
    [InlineData(400, """{"category":"VALIDATION_ERROR","errors":[{"code":"REQUIRED_FIELD","context":{"propertyName":["lifecyclestage"]}}]}""", WriteStatus.Retryable, "lifecyclestage")]
    [InlineData(400, """{"category":"VALIDATION_ERROR","errors":[{"code":"CONFLICTING_UNIQUE_VALUE","context":{"propertyName":["wfc_key"]}}]}""", WriteStatus.Duplicate, "allows once")]
    [InlineData(400, """{"category":"VALIDATION_ERROR","message":"Cannot set coordinates on 1. 2 already has that value."}""", WriteStatus.Duplicate, "allows once")]
    [InlineData(400, null, WriteStatus.Retryable, "400")]
    [InlineData(423, """{"category":"LOCKED"}""", WriteStatus.Retryable, "locked")]
    [InlineData(429, """{"category":"RATE_LIMITS","policyName":"DAILY"}""", WriteStatus.Retryable, "midnight")]
    [InlineData(429, """{"category":"RATE_LIMITS","policyName":"TEN_SECONDLY_ROLLING"}""", WriteStatus.Retryable, "too often")]
    [InlineData(429, null, WriteStatus.Retryable, "too often")]
    [InlineData(477, null, WriteStatus.Retryable, "moving")]
    [InlineData(503, null, WriteStatus.Retryable, "busy")]
    [InlineData(500, """{"category":"INTERNAL_ERROR","message":"Anna"}""", WriteStatus.Unknown, "500")]
    [InlineData(502, null, WriteStatus.Unknown, "502")]
    [InlineData(524, null, WriteStatus.Unknown, "524")]
    public void An_error_has_its_meaning_and_no_value_of_the_record_in_it(int status, string? body, WriteStatus expected, string says)
    {
        var trouble = HubSpotErrors.Of(status, body is null ? null : JsonNode.Parse(body)!.AsObject(), null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Fact]
    public void A_duplicate_names_its_twin() =>
        HubSpotErrors.Of(409, new JsonObject { ["message"] = "Contact already exists. Existing ID: 123" }, null, isWrite: true).Twins.ShouldBe(["123"]);

    [Fact]
    public void A_lost_read_is_never_unknown() => HubSpotErrors.Of(502, null, null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    [Fact]
    public void What_people_have_to_mend_is_not_asked_again_before_ten_minutes() =>
        HubSpotErrors.Of(401, null, TimeSpan.FromSeconds(1), isWrite: true).RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));

    [Fact]
    public void A_day_that_is_used_up_is_not_waited_for_within_a_write() =>
        HubSpotErrors.Of(429, new JsonObject { ["policyName"] = "DAILY" }, TimeSpan.FromSeconds(1), isWrite: true).RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.FromMinutes(30));
}
