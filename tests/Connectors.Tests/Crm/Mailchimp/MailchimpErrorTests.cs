using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Mailchimp;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailchimp;

/// <summary>What Mailchimp's errors mean, in the words of its error glossary and of its clients' issues.</summary>
public sealed class MailchimpErrorTests
{
    [Theory]
    [InlineData(400, """{"title":"Invalid Resource","status":400,"detail":"anna@example.org looks fake or invalid"}""", WriteStatus.Rejected, "wrong or made up")]
    [InlineData(400, """{"title":"Invalid Resource","status":400,"detail":"Your merge fields were invalid.","errors":[{"field":"LNAME","message":"Anna"},{"field":"anna@example.org"}]}""", WriteStatus.Rejected, "LNAME.")]
    [InlineData(400, """{"title":"Invalid Resource","status":400,"detail":"anna@example.org has signed up to a lot of lists very recently; we're not allowing more signups for now"}""", WriteStatus.Retryable, "for the moment")]
    [InlineData(400, """{"title":"Member Exists","status":400,"detail":"anna@example.org is already a list member."}""", WriteStatus.Retryable, "Somebody else")]
    [InlineData(400, """{"title":"Bad Request","status":400,"detail":"Anna"}""", WriteStatus.Rejected, "values")]
    [InlineData(400, null, WriteStatus.Retryable, "400")]
    [InlineData(401, """{"title":"API Key Invalid","status":401,"detail":"Your API key may be invalid, or you've attempted to access the wrong datacenter."}""", WriteStatus.Retryable, "secrets set")]
    [InlineData(403, """{"title":"User Disabled","status":403,"detail":"x"}""", WriteStatus.Retryable, "disabled")]
    [InlineData(403, """{"title":"WrongDatacenter","status":403,"detail":"x"}""", WriteStatus.Retryable, "data centres")]
    [InlineData(403, """{"title":"Forbidden","status":403,"detail":"Anna"}""", WriteStatus.Retryable, "forbids")]
    [InlineData(403, null, WriteStatus.Retryable, "CallsPerSecond")]
    [InlineData(404, """{"title":"Resource Not Found","status":404,"detail":"x"}""", WriteStatus.Retryable, "Crm:Lists:Audience")]
    [InlineData(404, null, WriteStatus.Retryable, "Crm:Lists:Address")]
    [InlineData(429, """{"title":"Too Many Requests","status":429,"detail":"x"}""", WriteStatus.Retryable, "busy")]
    [InlineData(500, """{"title":"Internal Server Error","status":500,"detail":"Anna"}""", WriteStatus.Unknown, "500")]
    [InlineData(502, null, WriteStatus.Unknown, "502")]
    [InlineData(503, null, WriteStatus.Retryable, "busy")]
    [InlineData(599, """{"title":"ComplianceRelated","status":599,"detail":"Anna"}""", WriteStatus.Retryable, "compliance")]
    public void An_error_has_its_meaning_and_no_value_of_the_person_in_it(int status, string? body, WriteStatus expected, string says)
    {
        var problem = body is null ? null : JsonNode.Parse(body)!.AsObject();
        var trouble = MailchimpErrors.Of(status, problem, null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("anna", Case.Insensitive);
        MailchimpErrors.RefusalOf(status, problem).ShouldBeNull();
    }

    [Theory]
    [InlineData("Member In Compliance State", "opted out")]
    [InlineData("Forgotten Email Not Subscribed", "permanently deleted")]
    public void Who_may_not_be_subscribed_is_a_refusal_and_no_error(string title, string says) =>
        MailchimpErrors.RefusalOf(400, new JsonObject { ["title"] = title, ["detail"] = "anna@example.org was" }).ShouldNotBeNull().ShouldContain(says);

    [Fact]
    public void A_lost_read_is_never_unknown() => MailchimpErrors.Of(502, null, null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);
}
