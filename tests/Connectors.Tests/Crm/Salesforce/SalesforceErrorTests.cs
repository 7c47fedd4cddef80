using System.Text;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Salesforce;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

/// <summary>What Salesforce's errors mean, in the words of its documentation.</summary>
public sealed class SalesforceErrorTests
{
    [Theory]
    [InlineData(400, "UNABLE_TO_LOCK_ROW", WriteStatus.Retryable, "Somebody else")]
    [InlineData(400, "DUPLICATES_DETECTED", WriteStatus.Duplicate, "duplicate rule")]
    [InlineData(400, "DUPLICATE_VALUE", WriteStatus.Duplicate, "same value")]
    [InlineData(400, "DUPLICATE_DEVELOPER_NAME", WriteStatus.Duplicate, "already")]
    [InlineData(400, "STRING_TOO_LONG", WriteStatus.Rejected, "values (Phone)")]
    [InlineData(400, "INVALID_EMAIL_ADDRESS", WriteStatus.Rejected, "values (Phone)")]
    [InlineData(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", WriteStatus.Rejected, "values (Phone)")]
    [InlineData(400, "FIELD_INTEGRITY_EXCEPTION", WriteStatus.Rejected, "values (Phone)")]
    [InlineData(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", WriteStatus.Rejected, "values (Phone)")]
    [InlineData(400, "REQUIRED_FIELD_MISSING", WriteStatus.Retryable, "(Phone)")]
    [InlineData(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", WriteStatus.Retryable, "trigger")]
    [InlineData(400, "STORAGE_LIMIT_EXCEEDED", WriteStatus.Retryable, "full")]
    [InlineData(400, "INVALID_TYPE", WriteStatus.Retryable, "rights")]
    [InlineData(401, "INVALID_SESSION_ID", WriteStatus.Retryable, "secrets set")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", WriteStatus.Retryable, "used up")]
    [InlineData(403, "INSUFFICIENT_ACCESS_OR_READONLY", WriteStatus.Retryable, "rights")]
    [InlineData(403, "API_DISABLED_FOR_ORG", WriteStatus.Retryable, "edition")]
    [InlineData(404, "ENTITY_IS_DELETED", WriteStatus.Rejected, "no such record")]
    [InlineData(404, "NOT_FOUND", WriteStatus.Rejected, "no such record")]
    [InlineData(500, "UNKNOWN_EXCEPTION", WriteStatus.Unknown, "500")]
    [InlineData(400, "QUERY_TIMEOUT", WriteStatus.Retryable, "busy")]
    [InlineData(403, "TXN_SECURITY_NO_ACCESS", WriteStatus.Retryable, "forbids")]
    [InlineData(503, "SERVER_UNAVAILABLE", WriteStatus.Retryable, "busy")]
    public void A_code_has_its_meaning_whatever_the_status_and_no_value_of_the_record_in_it(int status, string code, WriteStatus expected, string says)
    {
        var trouble = Of(status, $$"""[{"errorCode":"{{code}}","message":"Anna: +49 1","fields":["Phone"]}]""");
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Theory]
    [InlineData(300, WriteStatus.Retryable, "unique")]
    [InlineData(400, WriteStatus.Retryable, "400")]
    [InlineData(404, WriteStatus.Retryable, "Crm:Address")]
    [InlineData(412, WriteStatus.Conflict, "meanwhile")]
    [InlineData(413, WriteStatus.Rejected, "larger")]
    [InlineData(429, WriteStatus.Retryable, "busy")]
    [InlineData(502, WriteStatus.Unknown, "502")]
    public void Without_a_code_the_status_decides(int status, WriteStatus expected, string says)
    {
        var trouble = Of(status, "<html>Anna</html>");
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("TotalRequests Limit exceeded.", 3_600)]
    [InlineData("ConcurrentPerOrgLongTxn Limit exceeded.", 10)]
    public void A_day_that_is_used_up_pauses_for_an_hour_and_a_crowd_does_not(string message, int seconds) =>
        Of(403, $$"""[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"{{message}}"}]""").RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Twins_are_named_by_a_rule_and_by_a_unique_field()
    {
        Of(400, """[{"errorCode":"DUPLICATES_DETECTED","message":"x","duplicateResult":{"matchResults":[{"matchRecords":[{"record":{"Id":"001000000000001AAA"}},{"record":{"Id":"../x"}}]}]}}]""").Twins.ShouldBe(["001000000000001AAA"]);
        Of(400, """[{"errorCode":"DUPLICATE_VALUE","message":"duplicate value found: VAT__c duplicates value on record with id: 001000000000002","fields":[]}]""").Twins.ShouldBe(["001000000000002"]);
    }

    [Fact]
    public void A_field_that_breaks_a_rule_is_refused_and_a_strange_name_is_not_told()
    {
        var trouble = Of(400, """[{"errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","message":"Anna","fields":["Phone","Anna Groß"]}]""");
        trouble.Refused.ShouldBe(["Phone"]);
        trouble.Message.ShouldNotContain("Anna");
    }

    [Fact]
    public void A_query_that_is_not_understood_is_no_reason_to_give_a_write_up() =>
        SalesforceErrors.Of(Answer(400, """[{"errorCode":"MALFORMED_QUERY","message":"Anna"}]"""), null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    [Fact]
    public void A_lost_read_is_never_unknown() => SalesforceErrors.Of(Answer(502, ""), null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    [Theory]
    [InlineData("O'Neill \\ Söhne", @"'O\'Neill \\ Söhne'")]
    [InlineData("a\nb\t\u0001", @"'a\nb\t '")]
    public void A_value_in_a_query_ends_nothing(string text, string expected) => SalesforceText.Quote(text).ShouldBe(expected);

    private static VendorTrouble Of(int status, string body) => SalesforceErrors.Of(Answer(status, body), null, isWrite: true);

    private static VendorAnswer Answer(int status, string body) => new(status, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));
}
