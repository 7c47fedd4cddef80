using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Mailman;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>What Mailman's errors mean, as Mailman 3.3.8 words them.</summary>
public sealed class MailmanErrorTests
{
    [Theory]
    [InlineData(400, """{"title":"400 Bad Request","description":"Invalid Parameter \"subscriber\": ."}""", WriteStatus.Rejected, "malformed")]
    [InlineData(400, """{"title":"400 Bad Request","description":"List posting address cannot subscribe"}""", WriteStatus.Rejected, "the list itself")]
    [InlineData(400, """{"title":"400 Bad Request","description":"No such list"}""", WriteStatus.Retryable, "removed")]
    [InlineData(400, """{"title":"400 Bad Request","description":"Domain does not exist: anna.example"}""", WriteStatus.Retryable, "Crm:Lists:MailHost")]
    [InlineData(400, """{"title":"400 Bad Request","description":"Invalid list name: anna"}""", WriteStatus.Retryable, "listname_chars")]
    [InlineData(400, """{"title":"400 Bad Request","description":"Invalid list posting address: anna@x"}""", WriteStatus.Retryable, "listname_chars")]
    [InlineData(400, """{"title":"400 Bad Request","description":"(IntegrityError) UNIQUE constraint failed: address.email anna@example.org"}""", WriteStatus.Retryable, "Somebody else")]
    [InlineData(400, """{"title":"400 Bad Request","description":"Anna"}""", WriteStatus.Rejected, "values")]
    [InlineData(400, null, WriteStatus.Retryable, "400")]
    [InlineData(401, """{"title":"401 Unauthorized","description":"REST API authorization failed"}""", WriteStatus.Retryable, "secrets set")]
    [InlineData(403, null, WriteStatus.Retryable, "forbids")]
    [InlineData(404, """{"title":"404 Not Found","description":"404 Not Found"}""", WriteStatus.Retryable, "any more")]
    [InlineData(404, null, WriteStatus.Retryable, "Crm:Lists:Address")]
    [InlineData(409, """{"title":"409 Conflict","description":"409 Conflict"}""", WriteStatus.Retryable, "Somebody else")]
    [InlineData(429, null, WriteStatus.Retryable, "busy")]
    [InlineData(500, """{"title":"500 Internal Server Error","description":"Anna"}""", WriteStatus.Unknown, "500")]
    [InlineData(502, null, WriteStatus.Unknown, "502")]
    [InlineData(503, null, WriteStatus.Retryable, "busy")]
    public void An_error_has_its_meaning_and_no_value_of_the_person_in_it(int status, string? body, WriteStatus expected, string says)
    {
        var problem = Parse(body);
        var trouble = MailmanErrors.Of(status, problem, null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("anna", Case.Insensitive);
        MailmanErrors.RefusalOf(status, problem).ShouldBeNull();
    }

    [Theory]
    [InlineData(400, "Membership is banned", "banned")]
    [InlineData(409, "Subscription request already pending", "not done yet")]
    public void Who_may_not_be_subscribed_is_a_refusal_and_no_error(int status, string description, string says) =>
        MailmanErrors.RefusalOf(status, new JsonObject { ["title"] = "x", ["description"] = description }).ShouldNotBeNull().ShouldContain(says);

    [Fact]
    public void What_is_there_already_is_no_error()
    {
        MailmanErrors.IsAlreadyOn(409, Parse("""{"title":"409 Conflict","description":"Member already subscribed"}""")).ShouldBeTrue();
        MailmanErrors.IsListThere(400, Parse("""{"title":"400 Bad Request","description":"Mailing list exists"}""")).ShouldBeTrue();
        MailmanErrors.IsAlreadyOn(409, null).ShouldBeFalse();
    }

    [Fact]
    public void A_lost_read_is_never_unknown() => MailmanErrors.Of(502, null, null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    private static JsonObject? Parse(string? body) => body is null ? null : JsonNode.Parse(body)!.AsObject();
}
