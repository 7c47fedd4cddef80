using System.Net;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Evidence;

/// <summary>No name, mail or birth date that was sent stands in a log, whatever went wrong.</summary>
[Collection(nameof(ServingProduct))]
public sealed class LogTests
{
    private static readonly string[] Planted = ["Quendolin", "Xylander", "quendolin.mail", "1971-03-09", "09.03.1971", "Xylophonwerke", "4929", "+49 555 777"];

    [Fact]
    public async Task Nothing_of_a_lead_stands_in_the_log_even_after_faults()
    {
        await using var product = new RunningProduct(environment: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Scripting__TemplatesPath"] = BrokenTemplates(),
        });
        await product.StartAsync();
        var lead = Lead();
        (await product.PostAsync("contact-form", lead)).Code.ShouldBe(HttpStatusCode.Accepted);
        await Until.TrueAsync(async () => await product.CountAsync("SELECT count(*) FROM workflow_incidents") > 0, "the protocol has failed");
        lead["person"]!["birthDate"] = "Quendolin";
        lead["message"] = "4929 4212 3456 7893 Xylander";
        (await product.PostAsync("contact-form", lead)).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await RawHttp.SendAsync(product.Address, RawHttp.Bytes(
            "POST /intake/contact-form HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Api-Key: key-of-the-tests\r\nTransfer-Encoding: chunked\r\n\r\nZZ Quendolin\r\n\r\n"));
        await RawHttp.SendAsync(product.Address, RawHttp.Bytes(
            "POST /reviews/Quendolin HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n{\"by\": \"Quendolin\" :::"));

        product.Lines.ShouldContain(line => line.Contains("ncident", StringComparison.Ordinal), "the fault was logged");
        ShouldHoldNone(product.Lines);
        (await product.QueryAsync("""SELECT "Message" FROM workflow_incidents""")).ShouldAllBe(r => !Planted.Any(p => r[0].Contains(p, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task The_demo_ends_well_prints_its_table_and_logs_no_sample()
    {
        var data = Directory.CreateTempSubdirectory("wfc-demo-").FullName;
        var demo = await RunningProduct.RunProgramAsync(["demo", "--once", "--data", data, "--urls", "http://127.0.0.1:0"]);
        demo.Code.ShouldBe(0, demo.Output + demo.Error);
        demo.Output.ShouldContain("ended as they should");
        demo.Output.ShouldContain("P-000001");

        var log = await File.ReadAllLinesAsync(Path.Combine(data, "workflowconnect.log"));
        log.ShouldNotBeEmpty();
        var names = Samples().Distinct(StringComparer.Ordinal).ToArray();
        names.Length.ShouldBeGreaterThan(10);
        log.Where(line => names.Any(name => line.Contains(name, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A template that says the name in its error.</summary>
    private static string BrokenTemplates()
    {
        var (from, to) = (RunningProduct.InRepository("templates"), Directory.CreateTempSubdirectory("wfc-templates-").FullName);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(to, "protocol.typ"), "#panic(\"Quendolin Xylander\")");
        return to;
    }

    private static void ShouldHoldNone(IEnumerable<string> lines) =>
        lines.Where(line => Planted.Any(planted => line.Contains(planted, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();

    private static JsonObject Lead() => new()
    {
        ["person"] = new JsonObject
        {
            ["givenName"] = "Quendolin",
            ["familyName"] = "Xylander",
            ["email"] = "quendolin.mail@example.org",
            ["birthDate"] = "09.03.1971",
            ["phone"] = "+49 555 777",
        },
        ["company"] = new JsonObject { ["name"] = "Xylophonwerke AG" },
    };

    /// <summary>Names, mails and birth dates of the samples; words of a few letters could stand anywhere.</summary>
    private static IEnumerable<string> Samples()
    {
        var file = RunningProduct.InRepository("samples/leads.json");
        return from sample in JsonNode.Parse(File.ReadAllText(file))!.AsArray()
               from leaf in Leaves(sample!["fields"]!)
               where leaf.Name is "givenName" or "familyName" or "fullName" or "email" or "birthDate" or "vorname" or "nachname" or "phone" && leaf.Text.Length > 4
               select leaf.Text;
    }

    private static IEnumerable<(string Name, string Text)> Leaves(JsonNode node) => node is JsonObject group
        ? group.SelectMany(p => p.Value is JsonObject inner ? Leaves(inner) : [(p.Key, p.Value?.ToString() ?? "")])
        : [];
}
