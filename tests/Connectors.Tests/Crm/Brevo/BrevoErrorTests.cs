using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Brevo;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Brevo;

/// <summary>What Brevo's errors mean, in the words of its specification and of its clients' issues.</summary>
public sealed class BrevoErrorTests
{
    [Theory]
    [InlineData(400, """{"code":"invalid_parameter","message":"Invalid email address anna@example.org"}""", WriteStatus.Rejected, "values")]
    [InlineData(400, """{"code":"missing_parameter","message":"Anna"}""", WriteStatus.Rejected, "values")]
    [InlineData(400, """{"code":"duplicate_parameter","message":"Contact Anna already exist"}""", WriteStatus.Retryable, "Somebody else")]
    [InlineData(400, """{"code":"invalid_parameter","message":"Anna","metadata":{"duplicate_identifiers":["email"]}}""", WriteStatus.Retryable, "Somebody else")]
    [InlineData(400, null, WriteStatus.Retryable, "400")]
    [InlineData(401, """{"code":"unauthorized","message":"Key not found"}""", WriteStatus.Retryable, "secrets set")]
    [InlineData(401, """{"code":"unauthorized","message":"We have detected you are using an unrecognised IP address 10.1.2.3"}""", WriteStatus.Retryable, "machine's address")]
    [InlineData(402, """{"code":"not_enough_credits","message":"x"}""", WriteStatus.Retryable, "plan")]
    [InlineData(403, """{"code":"permission_denied","message":"x"}""", WriteStatus.Retryable, "forbids")]
    [InlineData(400, """{"code":"account_under_validation","message":"x"}""", WriteStatus.Retryable, "validates")]
    [InlineData(404, """{"code":"document_not_found","message":"Contact anna@example.org does not exist"}""", WriteStatus.Rejected, "no such")]
    [InlineData(404, null, WriteStatus.Retryable, "Crm:Lists:Address")]
    [InlineData(405, """{"code":"method_not_allowed","message":"Anna"}""", WriteStatus.Rejected, "does not allow")]
    [InlineData(429, """{"code":"too_many_requests","message":"x"}""", WriteStatus.Retryable, "too often")]
    [InlineData(500, """{"code":"internal","message":"Anna"}""", WriteStatus.Unknown, "500")]
    [InlineData(502, null, WriteStatus.Unknown, "502")]
    [InlineData(503, null, WriteStatus.Retryable, "too often")]
    public void An_error_has_its_meaning_and_no_value_of_the_person_in_it(int status, string? body, WriteStatus expected, string says)
    {
        var trouble = BrevoErrors.Of(status, body is null ? null : JsonNode.Parse(body)!.AsObject(), null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("anna", Case.Insensitive);
        trouble.Message.ShouldNotContain("10.1.2.3");
    }

    [Fact]
    public void A_lost_read_is_never_unknown() => BrevoErrors.Of(502, null, null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);
}
