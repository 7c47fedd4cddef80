using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Dynamics;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

/// <summary>What Dataverse's errors mean, in the words of Microsoft's documentation.</summary>
public sealed class DynamicsErrorTests
{
    [Theory]
    [InlineData(400, "0x0", "Could not find a property named 'x_hrb' on type 'Microsoft.Dynamics.CRM.account'.", WriteStatus.Retryable, "x_hrb")]
    [InlineData(400, "0x80048d19", "An undeclared property 'x_hrb' which only has property annotations in the payload but no property value was found.", WriteStatus.Retryable, "x_hrb")]
    [InlineData(400, "0x80041103", "'account' entity doesn't contain attribute with Name = 'x_hrb' and NameMapping = 'Logical'.", WriteStatus.Retryable, "x_hrb")]
    [InlineData(400, "0x80044331", "A validation error occurred. The length of the 'telephone1' attribute of the 'account' entity exceeded the maximum allowed length of '50'.", WriteStatus.Rejected, "telephone1")]
    [InlineData(400, "0x80040265", "Anna may not be saved", WriteStatus.Rejected, "plug-in")]
    [InlineData(400, "0x80043e09", "The attachment is not a valid type Anna.pdf", WriteStatus.Rejected, "PDF")]
    [InlineData(400, "0x80044a02", "Attachment file size is too big.", WriteStatus.Rejected, "larger")]
    [InlineData(400, "", "Anna", WriteStatus.Rejected, "values")]
    [InlineData(400, null, null, WriteStatus.Retryable, "400")]
    [InlineData(401, null, null, WriteStatus.Retryable, "secrets set")]
    [InlineData(403, "0x80072560", "The user is not a member of the organization.", WriteStatus.Retryable, "application user")]
    [InlineData(403, "0x80040220", "Principal user (Id=Anna, type=8) is missing prvReadAccount privilege on OTC=1 for entity 'account'.", WriteStatus.Retryable, "prvReadAccount")]
    [InlineData(403, null, null, WriteStatus.Retryable, "403")]
    [InlineData(404, "0x80040217", "account With Id = 0 Does Not Exist", WriteStatus.Rejected, "no such record")]
    [InlineData(404, "", "contact With Id = 0 Does Not Exist", WriteStatus.Rejected, "no such record")]
    [InlineData(404, "0x8006088a", "Resource not found for the segment 'lists'.", WriteStatus.Retryable, "lists")]
    [InlineData(404, "", "No HTTP resource was found that matches the request URI 'Anna'.", WriteStatus.Retryable, "Crm:Address")]
    [InlineData(404, null, null, WriteStatus.Retryable, "Crm:Address")]
    [InlineData(405, "0x80040203", "Not supported", WriteStatus.Rejected, "values")]
    [InlineData(412, "", "The version of the existing record doesn't match the RowVersion property provided.", WriteStatus.Conflict, "meanwhile")]
    [InlineData(412, "0x80060882", "…", WriteStatus.Conflict, "meanwhile")]
    [InlineData(412, "", "A record with matching key values already exists.", WriteStatus.Duplicate, "same key")]
    [InlineData(412, "0x80060892", "A record that has the attribute values Anna already exists.", WriteStatus.Duplicate, "same key")]
    [InlineData(412, "0x80040333", "A record was not created or updated because a duplicate of the current record already exists.", WriteStatus.Duplicate, "same key")]
    [InlineData(413, null, null, WriteStatus.Rejected, "larger")]
    [InlineData(429, "0x80072322", "Number of requests exceeded the limit of 6000 over time window of 300 seconds.", WriteStatus.Retryable, "too often")]
    [InlineData(500, "0x80040216", "An unexpected error occurred. Anna", WriteStatus.Unknown, "500")]
    [InlineData(501, "", "Not implemented", WriteStatus.Unknown, "501")]
    [InlineData(502, null, null, WriteStatus.Unknown, "502")]
    [InlineData(503, null, null, WriteStatus.Retryable, "not available")]
    public void An_error_has_its_meaning_and_no_value_of_the_record_in_it(int status, string? code, string? message, WriteStatus expected, string says)
    {
        var trouble = DynamicsErrors.Of(status, message is null ? null : new JsonObject { ["code"] = code, ["message"] = message }, null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Theory]
    [InlineData("0x80072322", 17, 17)]
    [InlineData("0x80072322", null, 300)]
    [InlineData("0x80072321", null, 300)]
    [InlineData("0x80072326", null, 2)]
    public void A_pause_is_as_long_as_dataverse_says_or_as_its_window(string code, int? retryAfter, int seconds) => DynamicsErrors
        .Of(429, new JsonObject { ["code"] = code, ["message"] = "…" }, retryAfter is { } s ? TimeSpan.FromSeconds(s) : null, isWrite: true)
        .RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_lost_read_is_never_unknown() => DynamicsErrors.Of(502, null, null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    [Fact]
    public void A_name_that_is_none_is_not_shown() => DynamicsErrors
        .Of(400, new JsonObject { ["code"] = "0x0", ["message"] = "Could not find a property named 'Anna Groß, Kiel' on type" }, null, isWrite: true)
        .Message.ShouldBe("Dataverse does not take the values.");
}
