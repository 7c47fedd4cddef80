using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.EspoCrm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>What EspoCRM's errors mean, in the words that a real server (9.1.7) was seen to use.</summary>
public sealed class EspoErrorTests
{
    [Theory]
    [InlineData(401, null, "null", WriteStatus.Retryable, "secrets set")]
    [InlineData(403, "", "null", WriteStatus.Retryable, "rights")]
    [InlineData(403, "Max size should not exceed 100. Use offset and limit.", "null", WriteStatus.Retryable, "recordListMaxSizeLimit")]
    [InlineData(403, "Can't relate with non-existing record. entity type: Contact, link: account.", """{"messageTranslation":{"label":"cannotRelateNonExisting"}}""", WriteStatus.Rejected, "any more")]
    [InlineData(404, "", "null", WriteStatus.Rejected, "no such record")]
    [InlineData(404, "Record 6b02 does not exist.", "null", WriteStatus.Rejected, "no such record")]
    [InlineData(404, "Controller 'Nope' does not exist.", "null", WriteStatus.Retryable, "Crm:Address")]
    [InlineData(404, null, "<html>", WriteStatus.Retryable, "Crm:Address")]
    [InlineData(409, "duplicate", """[{"id":"a","name":"Anna"},{"id":"b"}]""", WriteStatus.Duplicate, "has")]
    [InlineData(409, "modified", """{"values":{"description":"Anna"},"versionNumber":2}""", WriteStatus.Conflict, "changed")]
    [InlineData(409, "Field 'cLastScreened' already exists in 'Account'.", """{"messageTranslation":{"label":"fieldAlreadyExists"}}""", WriteStatus.Conflict, "conflict")]
    [InlineData(400, "Field validation failure; entityType: Contact, field: phoneNumber, type: valid.", """{"messageTranslation":{"label":"validationFailure","scope":null,"data":{"field":"phoneNumber","type":"valid"}}}""", WriteStatus.Rejected, "phoneNumber")]
    [InlineData(400, "Field validation failure; entityType: Account, field: industry, type: required.", """{"messageTranslation":{"label":"validationFailure","scope":null,"data":{"field":"industry","type":"required"}}}""", WriteStatus.Retryable, "industry")]
    [InlineData(400, "Not existing attribute 'nope' in where.", "null", WriteStatus.Retryable, "mapp")]
    [InlineData(413, null, "", WriteStatus.Rejected, "larger")]
    [InlineData(500, null, """{"message":"Slim Application Error Anna"}""", WriteStatus.Unknown, "500")]
    [InlineData(502, null, "<html>", WriteStatus.Unknown, "502")]
    [InlineData(429, null, "", WriteStatus.Retryable, "busy")]
    public void An_error_has_its_meaning_and_no_value_of_the_record_in_it(int status, string? reason, string body, WriteStatus expected, string says)
    {
        var trouble = EspoErrors.Of(Answer(status, reason, body), null, isWrite: true);
        trouble.Status.ShouldBe(expected);
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldNotContain("Anna");
        trouble.Twins.Count.ShouldBe(expected == WriteStatus.Duplicate ? 2 : 0);
    }

    [Fact]
    public void A_lost_read_is_never_unknown() => EspoErrors.Of(Answer(502, null, ""), null, isWrite: false).Status.ShouldBe(WriteStatus.Retryable);

    /// <summary>Every failed exchange that was recorded on a real server; skipped where the recordings are not at hand.</summary>
    [Fact]
    public void No_recorded_failure_reads_as_success()
    {
        var failures = 0;
        foreach (var file in Directory.GetFiles(Recorded.Folder("espocrm917"), "*.json"))
        {
            var response = JsonNode.Parse(File.ReadAllText(file))!["response"]!;
            if ((int)response["status"]! < 400)
            {
                continue;
            }

            failures++;
            var trouble = EspoErrors.Of(Answer((int)response["status"]!, (string?)response["headers"]!["X-Status-Reason"], response["body"]?.ToJsonString() ?? "null"), null, isWrite: true);
            new WriteOutcome { Status = trouble.Status }.IsDone.ShouldBeFalse(file);
        }

        failures.ShouldBeGreaterThan(10);
    }

    private static VendorAnswer Answer(int status, string? reason, string body)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (reason is not null)
        {
            headers[EspoErrors.ReasonHeader] = reason;
        }

        return new VendorAnswer(status, headers, Encoding.UTF8.GetBytes(body));
    }
}
