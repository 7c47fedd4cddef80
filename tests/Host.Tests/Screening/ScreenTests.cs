using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Tests.Security;

namespace WorkflowConnect.Host.Tests.Screening;

/// <summary><c>POST /screen</c> as programs meet it.</summary>
public sealed class ScreenTests(Door door) : IClassFixture<Door>, IAsyncLifetime
{
    private const string Table = "id;name;type;birth date\n1;Zdenko Vrbanjac;person;1961-02-03\n2;Wilhelmine Kuchenbecker;person;\n3;;person;\n4;Zdenko Vrbanjac;person;gestern\n";

    private HttpClient _officer = null!;

    public async ValueTask InitializeAsync()
    {
        door.Use("1", "Zdenko Vrbanjac");
        var (_, key, mistake) = await door.Get<ApiKeyDesk>().IssueAsync("screening", [Permissions.Screen], TimeSpan.FromDays(1), "test", default);
        _officer = door.Client(key.ShouldNotBeNull(mistake), "ApiKey");
    }

    public ValueTask DisposeAsync()
    {
        _officer.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_party_gets_its_outcome_its_matches_and_the_reasons_in_both_languages()
    {
        var answer = await ScreenAsync(new { type = "person", name = "Vrbanjac, Zdenko", reference = "k-17", protocol = false });
        var result = answer["result"]!;
        ((string?)result["outcome"]).ShouldBeOneOf("review", "hit");
        ((string?)result["reference"]).ShouldBe("k-17");
        var match = result["matches"]![0]!;
        ((string?)match["entry"]).ShouldBe("EU.1");
        ((string?)match["list"]).ShouldBe("EU");
        ((string?)match["name"]).ShouldBe("Zdenko Vrbanjac");
        ((string?)match["programmes"]![0]).ShouldBe("TEST");
        var parts = match["parts"]!.AsArray();
        parts.Sum(p => (decimal)p!["points"]!).ShouldBe((decimal)match["score"]!);
        ((string?)parts[0]!["german"]).ShouldNotBe((string?)parts[0]!["english"]);
        ((double)result["score"]!).ShouldBe((double)match["score"]!);
        ((string?)answer["engine"]).ShouldBe(BuiltInScreener.Engine);
        ((string?)answer["profile"]!["name"]).ShouldBe("standard");
        answer["lists"]!.AsArray().Select(l => (string?)l!["code"]).ShouldBe(["EU", "OFAC-SDN", "UN"]);
    }

    [Fact]
    public async Task Several_are_answered_in_their_order_and_the_nearest_entry_is_named_for_a_clear_one()
    {
        var answer = await ScreenAsync(new { parties = new object[] { new { type = "person", name = "Zdenka Vrbanec" }, new { type = "person", name = "Zdenko Vrbanjac" }, new { type = "company", name = "!!" } } });
        answer["results"]!.AsArray().Select(r => (string?)r!["outcome"]).ToArray()[1..].ShouldBe(["hit", "notScreened"]);
        ((int)answer["counts"]!["hit"]!).ShouldBe(1);
        var near = answer["results"]![0]!;
        if ((string?)near["outcome"] == "clear")
        {
            ((string?)near["nearest"]!["entry"]).ShouldBe("EU.1");
        }

        ((string?)answer["results"]![2]!["reason"]).ShouldBe("inputUnusable");
    }

    [Fact]
    public async Task Without_a_list_of_the_profile_nobody_is_clear_and_the_status_says_so()
    {
        door.Get<ScreeningIndexHolder>().Replace([.. Listed.Lists(door, "1", "Zdenko Vrbanjac").Where(l => l.Version.List != ListCodes.Un)]);
        using var response = await _officer.PostAsJsonAsync("/screen", new { parties = new[] { new { type = "person", name = "Wilhelmine Kuchenbecker" } } });
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        ((string?)answer["results"]![0]!["outcome"]).ShouldBe("notScreened");
        ((string?)answer["results"]![0]!["reason"]).ShouldBe("listMissing");
        ((string?)answer["unavailableLists"]![0]).ShouldBe("UN");
        (await TableAsync("text/csv", Table)).Split('\n')[1].ShouldBe("2\tnotScreened\t0.0000\t\t");
    }

    [Theory]
    [InlineData("{\"type\":\"person\",\"name\":\"Plantedname\",\"birthdate\":\"1980\"}", 422, "birthdate")]
    [InlineData("{\"type\":\"person\",\"name\":\"Plantedname\",\"birthDate\":\"gestern\"}", 422, "birthDate")]
    [InlineData("{\"type\":\"ship\",\"name\":\"Plantedname\"}", 422, "type")]
    [InlineData("{\"type\":\"person\",\"name\":7}", 422, "name")]
    [InlineData("{\"type\":\"person\"}", 422, "name")]
    [InlineData("{\"type\":\"person\",\"name\":\"4111 1111 1111 1111\"}", 422, "name")]
    [InlineData("{\"type\":\"person\",\"name\":\"\\ud800 Plantedname\"}", 422, "name")]
    [InlineData("{\"type\":\"person\",\"name\":\"Plantedname\",\"country\":\"Atlantis\"}", 422, "country")]
    [InlineData("{\"type\":\"person\",\"name\":\"Plantedname\",\"protocol\":\"yes\"}", 422, "protocol")]
    [InlineData("{\"parties\":[]}", 422, "parties")]
    [InlineData("{\"parties\":[7]}", 422, "parties[0]")]
    [InlineData("{\"parties\":[{\"type\":\"person\",\"name\":\"Plantedname\",\"addresses\":[{\"town\":\"x\"}]}]}", 422, "parties[0].addresses[0].town")]
    [InlineData("{\"parties\":[{\"type\":\"person\",\"name\":\"Plantedname\"}],\"type\":\"person\"}", 422, "type")]
    [InlineData("[1]", 400, null)]
    [InlineData("{\"type\":\"person\",\"type\":\"company\",\"name\":\"Plantedname\"}", 400, null)]
    [InlineData("{\"type\":", 400, null)]
    [InlineData("", 400, null)]
    public async Task What_cannot_be_taken_is_named_without_its_value_and_nobody_is_screened(string body, int status, string? field)
    {
        using var response = await _officer.PostAsync(new Uri("/screen", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        text.ShouldNotContain("Plantedname");
        text.ShouldNotContain("4111");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        if (field is not null)
        {
            JsonNode.Parse(text)!["errors"]!.AsObject().Select(e => e.Key).ShouldContain(field);
        }
    }

    [Fact]
    public async Task Too_many_too_large_and_foreign_bodies_are_refused()
    {
        var many = new { parties = Enumerable.Repeat(new { type = "person", name = "Zdenko Vrbanjac" }, 1_001) };
        (await StatusAsync(JsonContent.Create(many))).ShouldBe(422);
        var protocols = new { protocol = true, parties = Enumerable.Repeat(new { type = "person", name = "Zdenko Vrbanjac" }, 101) };
        (await StatusAsync(JsonContent.Create(protocols))).ShouldBe(422);
        (await StatusAsync(new StringContent(new string(' ', (4 << 20) + 1), Encoding.UTF8, "application/json"))).ShouldBe(413);
        (await StatusAsync(new StringContent("<a/>", Encoding.UTF8, "application/xml"))).ShouldBe(415);
    }

    [Fact]
    public async Task A_table_is_answered_row_by_row_and_what_cannot_be_read_is_not_screened()
    {
        var rows = (await TableAsync("text/csv", Table)).TrimEnd('\n').Split('\n').Select(row => row.Split('\t')).ToArray();
        rows.Select(r => r[0]).ShouldBe(["1", "2", "3", "4"]);
        rows.Select(r => r[1]).ShouldBe(["hit", "clear", "notScreened", "notScreened"]);
        rows[0][3].ShouldBe("EU.1");
        (await TableAsync("text/tab-separated-values", Table.Replace(';', '\t'))).Split('\n')[0].ShouldStartWith("1\thit\t");
    }

    [Fact]
    public async Task Lines_of_JSON_are_answered_with_lines_of_JSON()
    {
        var lines = (await TableAsync("application/x-ndjson", "{\"type\":\"person\",\"name\":\"Zdenko Vrbanjac\",\"reference\":\"a\"}\n\n{\"name\":\n{\"type\":\"company\",\"name\":\"Kuchenbecker AG\"}"))
            .TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();
        lines.Select(l => (string?)l["outcome"]).ShouldBe(["hit", "notScreened", "clear"]);
        lines.Select(l => (string?)l["reference"]).ShouldBe(["a", "3", "4"]);
        ((string?)lines[1]["error"]).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("text/csv", "who,what\n1,2\n", "name")]
    [InlineData("text/csv", "", "name")]
    [InlineData("application/x-ndjson", "LONG", "characters")]
    public async Task A_table_that_cannot_be_read_to_its_end_is_refused_whole(string type, string table, string named)
    {
        if (table == "LONG")
        {
            table = string.Concat(Enumerable.Repeat("{\"type\":\"person\",\"name\":\"Wilhelmine Kuchenbecker\"}\n", 5_000)) + new string('x', 200_000);
        }

        using var refused = await _officer.PostAsync(new Uri("/screen", UriKind.Relative), new StringContent(table, Encoding.UTF8, type));
        ((int)refused.StatusCode).ShouldBe(400);
        (await refused.Content.ReadAsStringAsync()).ShouldContain(named);
    }

    [Fact]
    public async Task The_ledger_knows_who_screened_how_many_and_nobodys_name()
    {
        var answer = await ScreenAsync(new { parties = new[] { new { type = "person", name = "Zdenko Vrbanjac" }, new { type = "person", name = "Wilhelmine Kuchenbecker" } } });
        var entry = await door.Get<IDatabase>().ReadAsync((work, ct) => work.Ledger.FindByKeyAsync($"screening:{(string?)answer["id"]}", ct), default);
        var payload = entry.ShouldNotBeNull().Payload.ShouldNotBeNull();
        payload.ShouldNotContain("Vrbanjac");
        payload.ShouldNotContain("Kuchenbecker");
        var facts = JsonNode.Parse(payload)!;
        ((string?)facts["actor"]).ShouldBe("API key screening");
        ((int)facts["parties"]!).ShouldBe(2);
        ((int)facts["outcomes"]!["hit"]!).ShouldBe(1);
        facts["lists"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_has_not_the_permission_is_told_which_one_is_missing()
    {
        using var marketing = await door.AsAsync($"markt-{Environment.CurrentManagedThreadId}", Roles.Marketing);
        using var refused = await marketing.PostAsJsonAsync("/screen", new { type = "person", name = "Zdenko Vrbanjac" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain(Permissions.Screen);
    }

    private async Task<JsonNode> ScreenAsync(object body)
    {
        using var response = await _officer.PostAsJsonAsync("/screen", body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<string> TableAsync(string type, string table)
    {
        using var response = await _officer.PostAsync(new Uri("/screen", UriKind.Relative), new StringContent(table, Encoding.UTF8, type));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<int> StatusAsync(HttpContent content)
    {
        using var response = await _officer.PostAsync(new Uri("/screen", UriKind.Relative), content);
        return (int)response.StatusCode;
    }
}
