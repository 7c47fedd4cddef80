using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Tests.Crm.HubSpot;
using WorkflowConnect.Connectors.Tests.Crm.Odoo;
using WorkflowConnect.Connectors.Tests.WireMock;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>Answers that a server in memory would not give: cut by the network, slow, or a failure that calls itself a success. What reached the CRM is counted by WireMock.</summary>
[Collection(nameof(WireMockServer))]
public sealed class WireMockFaultTests(WireMockServer server)
{
    private const string Load = "/json/2/res.partner/load";
    private const string Search = "/json/2/res.partner/search_read";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"fault":"CONNECTION_RESET_BY_PEER"}""")]
    [InlineData("""{"fault":"MALFORMED_RESPONSE_CHUNK"}""")]
    [InlineData("""{"fault":"EMPTY_RESPONSE"}""")]
    [InlineData("""{"status":200,"body":"{\"ids\":[7],\"messages\":[]}","chunkedDribbleDelay":{"numberOfChunks":5,"totalDuration":20000}}""")]
    [InlineData("""{"status":502,"body":"<html>Bad gateway</html>"}""")]
    public async Task A_create_whose_answer_is_lost_is_looked_up_before_it_is_sent_again(string lost)
    {
        await using var world = await OdooAsync();
        await ThenAsync(Load, JsonNode.Parse(lost)!.AsObject(), Json("""{"ids":[7],"messages":[]}"""));
        var outcome = await CompanyAsync(world);
        outcome.Status.ShouldBe(WriteStatus.Created, outcome.Message);
        outcome.Record!.Id.ShouldBe("7");
        var calls = (await server.RequestsAsync()).Select(request => (Path: (string)request["url"]!, Body: (string)request["body"]!)).ToList();
        var loads = calls.Where(call => call.Path == Load).ToList();
        loads.Count.ShouldBe(2);
        loads[1].ShouldBe(loads[0], "it has the same external id, by which Odoo knows it");
        calls.FindLastIndex(call => call.Path == Search).ShouldBeGreaterThan(calls.FindIndex(call => call.Path == Load), "it is searched in between");
    }

    [Theory]
    [InlineData("""{"status":429,"headers":{"Retry-After":"1"},"body":""}""")]
    [InlineData("""{"status":200,"jsonBody":{"ids":false,"messages":[{"type":"error","message":"could not serialize access due to concurrent update"}]}}""")]
    public async Task A_create_that_was_put_off_is_sent_again(string putOff)
    {
        await using var world = await OdooAsync();
        await ThenAsync(Load, JsonNode.Parse(putOff)!.AsObject(), Json("""{"ids":[7],"messages":[]}"""));
        (await CompanyAsync(world)).Status.ShouldBe(WriteStatus.Created);
        (await server.RequestsAsync()).Count(request => (string)request["url"]! == Load).ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_under_status_200_is_no_success_and_is_not_sent_again()
    {
        await using var world = await OdooAsync();
        await server.AnswerAsync("POST", Load, Json("""{"ids":false,"messages":[{"type":"error","field":"vat","message":"The VAT number Anna is not valid"}]}"""));
        var outcome = await CompanyAsync(world);
        outcome.IsDone.ShouldBeFalse();
        outcome.Message.ShouldNotBeNull().ShouldNotContain("Anna");
        (await server.RequestsAsync()).Count(request => (string)request["url"]! == Load).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_ends_between_two_pages_loses_no_record()
    {
        await using var world = await OdooAsync();
        var crm = world.Worker();
        await ThenAsync(Search, Rows(1, 2), new JsonObject { ["status"] = 401, ["jsonBody"] = new JsonObject { ["name"] = "werkzeug.exceptions.Unauthorized", ["message"] = "Invalid apikey" } }, Rows(3));
        var request = new CrmPageRequest { Kind = RecordKind.Company, PageSize = 2 };
        var first = await crm.ReadPageAsync(request, Token);
        var refused = await Should.ThrowAsync<IOException>(() => crm.ReadPageAsync(request with { Cursor = first.NextCursor }, Token));
        refused.Message.ShouldContain("secrets set");
        var second = await crm.ReadPageAsync(request with { Cursor = first.NextCursor }, Token);
        first.Records.Concat(second.Records).Select(record => record.Ref.Id).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_batch_with_a_failure_in_it_is_no_answer_and_nothing_is_written_after_it()
    {
        await using var world = new HubSpotWorld { Through = server.Address };
        await server.ResetAsync();
        await server.AnswerAsync("GET", "/crm/properties/2026-09/contacts", Json("""{"results":[{"name":"email","type":"string"},{"name":"lastname","type":"string"},{"name":"wfc_key","type":"string","hasUniqueValue":true}]}"""));
        var half = Json("""{"status":"COMPLETE","results":[],"numErrors":1,"errors":[{"status":"error","category":"INTERNAL_ERROR","message":"Anna"}]}""");
        half["status"] = 207;
        await server.AnswerAsync("POST", "/crm/objects/2026-09/contacts/batch/read", half);
        world.Options.LongestWait = TimeSpan.FromMilliseconds(1);
        var outcome = (await world.Worker().WriteAsync(
            [new UpsertRecord("p", RecordKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Anna Groß", [CrmFields.Email] = "anna@example.org" })], Token))[0];
        outcome.IsDone.ShouldBeFalse();
        outcome.Message.ShouldNotBeNull().ShouldNotContain("Anna");
        (await server.RequestsAsync()).ShouldNotContain(request => (string)request["method"]! == "POST" && (string)request["url"]! == "/crm/objects/2026-09/contacts");
    }

    private static JsonObject Json(string body) => new() { ["status"] = 200, ["jsonBody"] = JsonNode.Parse(body) };

    private static JsonObject Rows(params int[] ids) => new()
    {
        ["status"] = 200,
        ["jsonBody"] = new JsonArray([.. ids.Select(id => (JsonNode?)new JsonObject { ["id"] = id, ["name"] = $"Werk {id}", ["is_company"] = true, ["write_date"] = "2026-11-02 00:00:00", ["create_date"] = "2026-11-02 00:00:00" })]),
    };

    private static async Task<WriteOutcome> CompanyAsync(CrmWorld world) =>
        (await world.Worker().WriteAsync([new UpsertRecord("c", RecordKind.Company, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Nordlicht GmbH" })], Token))[0];

    /// <summary>One answer after the other.</summary>
    private async Task ThenAsync(string path, params JsonObject[] answers)
    {
        for (var i = 0; i < answers.Length; i++)
        {
            var isLast = i == answers.Length - 1;
            await server.AnswerAsync("POST", path, answers[i], new JsonObject
            {
                ["scenarioName"] = path,
                ["requiredScenarioState"] = i == 0 ? "Started" : $"{i}",
                ["newScenarioState"] = isLast ? $"{i}" : $"{i + 1}",
            });
        }
    }

    private async Task<OdooWorld> OdooAsync()
    {
        await server.ResetAsync();
        var world = new OdooWorld(19) { Through = server.Address };
        world.Options.Timeout = TimeSpan.FromSeconds(5);
        await server.AnswerAsync("GET", "/web/version", Json("""{"version":"19.0","version_info":[19,0,0,"final",0,""]}"""));
        await server.AnswerAsync("POST", "/json/2/res.partner/fields_get", Json("""{"name":{"type":"char"},"is_company":{"type":"boolean"},"write_date":{"type":"datetime"},"create_date":{"type":"datetime"}}"""));
        await server.AnswerAsync("POST", "/json/2/res.country/search_read", Json("""[{"id":57,"code":"DE"}]"""));
        await server.AnswerAsync("POST", Search, Json("[]"));
        return world;
    }
}
