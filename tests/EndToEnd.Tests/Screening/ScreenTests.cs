using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Screening;

/// <summary>Screening for the answer alone, and the self-test, on the product as it is started.</summary>
[Collection(nameof(ServingProduct))]
public sealed class ScreenTests(ServingProduct serving)
{
    private readonly RunningProduct _product = serving.Product;

    [Fact]
    public async Task A_party_sent_alone_is_a_check_with_a_protocol_that_names_who_asked_and_the_last_self_test()
    {
        var answer = await ScreenAsync(new { type = "person", name = "Ayman al Zawahri", birthDate = "1951" });
        var result = answer["result"]!;
        ((string?)result["outcome"]).ShouldBeOneOf("review", "hit");
        var number = (string?)result["protocol"];
        var protocol = JsonNode.Parse((await _product.GetAsync($"/protocols/{number}.json")).Text)!;
        ((string?)protocol["check"]!["actor"]!["name"]).ShouldBe(RunningProduct.Administrator);
        ((string?)protocol["check"]!["trigger"]).ShouldBe("manual");
        protocol["check"]!["workflow"].ShouldBeNull();
        var test = protocol["method"]!["selfTest"]!;
        ((string?)test["status"]).ShouldBe("passed");
        ((int)test["cases"]!).ShouldBeGreaterThan(100);
        using var pdf = await _product.Http.GetAsync(new Uri($"/protocols/{number}.pdf", UriKind.Relative));
        pdf.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _product.CountAsync($"""SELECT count(*) FROM ledger WHERE "Kind" = 'screening' AND "Reference" = '{(string?)answer["id"]}'""")).ShouldBe(1);
        (await _product.CountAsync("SELECT count(*) FROM ledger WHERE \"Kind\" = 'screening' AND \"Payload\" LIKE '%Zawahri%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Several_are_screened_without_protocols_unless_they_are_asked_for()
    {
        var parties = new[] { new { type = "person", name = "Ri Won Ho", birthDate = "1964-07-17", country = "KP" }, new { type = "person", name = "Wilhelmine Kuchenbecker", birthDate = "1980", country = "DE" } };
        var plain = await ScreenAsync(new { parties });
        plain["results"]!.AsArray().Select(r => (string?)r!["outcome"]).ShouldBe(["hit", "clear"]);
        plain["results"]!.AsArray().ShouldAllBe(r => r!["protocol"] == null);
        var documented = await ScreenAsync(new { parties, protocol = true });
        documented["results"]!.AsArray().Select(r => (string?)r!["protocol"]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_table_of_many_rows_comes_back_in_its_order()
    {
        const int Rows = 20_000;
        var table = new StringBuilder("id,name,type\n");
        for (var i = 0; i < Rows; i++)
        {
            table.Append(i).Append(i % 1_000 == 7 ? ",Ayman al Zawahiri,person\n" : ",Wilhelmine Kuchenbecker,person\n");
        }

        using var answer = await _product.Http.PostAsync(new Uri("/screen", UriKind.Relative), new StringContent(table.ToString(), Encoding.UTF8, "text/csv"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var rows = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n').Select(row => row.Split('\t')).ToArray();
        rows.Select(r => r[0]).SequenceEqual(Enumerable.Range(0, Rows).Select(i => $"{i}")).ShouldBeTrue();
        rows.Count(r => r[1] == "clear").ShouldBe(Rows - (Rows / 1_000));
    }

    [Fact]
    public async Task The_self_test_has_run_before_the_first_check_and_runs_when_asked()
    {
        var last = JsonNode.Parse(await _product.Http.GetStringAsync(new Uri("/selftest", UriKind.Relative)))!;
        ((string?)last["status"]).ShouldBe("passed", last.ToJsonString());
        using var again = await _product.Http.PostAsync(new Uri("/selftest", UriKind.Relative), null);
        var now = JsonNode.Parse(await again.Content.ReadAsStringAsync())!;
        ((string?)now["trigger"]).ShouldBe("manual");
        ((string?)now["id"]).ShouldNotBe((string?)last["id"]);
        (await _product.CountAsync($"""SELECT count(*) FROM ledger WHERE "Kind" = 'self-test' AND "Reference" = '{(string?)now["id"]}'""")).ShouldBe(1);
    }

    private async Task<JsonNode> ScreenAsync(object body)
    {
        using var answer = await _product.Http.PostAsJsonAsync("/screen", body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }
}
