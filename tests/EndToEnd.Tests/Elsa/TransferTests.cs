using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;
using WorkflowConnect.EndToEnd.Tests.Studio;

namespace WorkflowConnect.EndToEnd.Tests.Elsa;

/// <summary>Definitions leave as files and come back, over the API.</summary>
[Collection(nameof(ServingProduct))]
public sealed class TransferTests(ServingProduct serving)
{
    private const string Definitions = "/elsa/api/workflow-definitions";
    private readonly HttpClient _http = serving.Product.Http;

    [Fact]
    public async Task A_file_that_was_exported_is_the_same_definition_when_it_is_imported_again()
    {
        var exported = await ExportAsync("lead-intake");
        ((string)exported["$schema"]!).ShouldStartWith("https://elsaworkflows.io/schemas/workflow-definition");
        exported.ContainsKey("links").ShouldBeFalse();
        exported["definitionId"] = "imported-lead-intake";
        exported["name"] = "Imported lead intake";
        var imported = await ReadAsync(await _http.PostAsJsonAsync($"{Definitions}/import", exported));
        ((string)imported["definitionId"]!).ShouldBe("imported-lead-intake");
        ((bool)imported["isPublished"]!).ShouldBeFalse();
        var again = await ExportAsync("imported-lead-intake");
        JsonNode.DeepEquals(again["root"], exported["root"]).ShouldBeTrue();
        JsonNode.DeepEquals(again["variables"], exported["variables"]).ShouldBeTrue();
        JsonNode.DeepEquals(again["options"], exported["options"]).ShouldBeTrue();
    }

    [Fact]
    public async Task An_import_over_a_published_definition_is_its_next_draft()
    {
        var id = await PublishAsync("over");
        var exported = await ExportAsync(id);
        exported["description"] = "changed elsewhere";
        var imported = await ReadAsync(await _http.PutAsJsonAsync($"{Definitions}/{id}/import", exported));
        ((int)imported["version"]!).ShouldBe(2);
        ((bool)imported["isPublished"]!).ShouldBeFalse();
        ((string)imported["description"]!).ShouldBe("changed elsewhere");
    }

    [Fact]
    public async Task Several_versions_leave_as_a_zip_and_come_back_as_files()
    {
        var ids = new[] { await PublishAsync("zip one"), await PublishAsync("zip two") };
        var versions = new List<string>();
        foreach (var id in ids)
        {
            versions.Add((string)(await ReadAsync(await _http.GetAsync($"{Definitions}/by-definition-id/{id}")))["id"]!);
        }

        using var answer = await _http.PostAsJsonAsync("/elsa/api/bulk-actions/export/workflow-definitions", new { ids = versions });
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("workflow-definitions.zip");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using (var zip = new ZipArchive(new MemoryStream(bytes)))
        {
            zip.Entries.Count.ShouldBe(2);
        }

        var taken = await ReadAsync(await UploadAsync(("definitions.zip", bytes)));
        ((int)taken["count"]!).ShouldBe(2);
        var list = await ReadAsync(await _http.GetAsync($"{Definitions}?versionOptions=Latest&definitionIds={ids[0]}&definitionIds={ids[1]}"));
        list["items"]!.AsArray().Select(item => (int)item!["version"]!).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task One_bad_file_among_several_changes_nothing_and_is_named()
    {
        var id = await PublishAsync("among");
        var good = Encoding.UTF8.GetBytes((await ExportAsync(id)).ToJsonString());
        foreach (var bad in new[] { "{", "[]", "{}", "{\"root\":1}" })
        {
            using var answer = await UploadAsync(("good.json", good), ("bad.json", Encoding.UTF8.GetBytes(bad)));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, bad);
        }

        using var broken = await UploadAsync(("broken.zip", [1, 2, 3]));
        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await broken.Content.ReadAsStringAsync()).ShouldContain("broken.zip");
        var list = await ReadAsync(await _http.GetAsync($"{Definitions}?versionOptions=AllVersions&definitionIds={id}"));
        ((int)list["totalCount"]!).ShouldBe(1);
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_more_than_is_allowed_is_refused()
    {
        var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("bomb.json", CompressionLevel.Fastest).Open();
            var blank = new byte[1 << 20];
            blank.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 200; i++)
            {
                await entry.WriteAsync(blank);
            }
        }

        using var answer = await UploadAsync(("bomb.zip", archive.ToArray()));
        ((int)answer.StatusCode).ShouldBeOneOf(400, 413);
    }

    [Fact]
    public async Task A_definition_of_ten_megabytes_is_refused_and_the_server_goes_on()
    {
        var body = "{\"model\":{\"name\":\"" + new string('x', 10 << 20) + "\"}}";
        using var answer = await _http.PostAsync(Definitions, new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("larger than");
        (await ReadAsync(await _http.GetAsync($"{Definitions}/query/count"))).ContainsKey("count").ShouldBeTrue();
    }

    [Fact]
    public async Task A_node_is_found_with_what_is_below_it_and_the_way_to_it()
    {
        var inner = Flow.Of([Flow.Activity("deep", "Elsa.WriteLine", 0, 0, ("text", "Literal", "x"))]);
        inner["id"] = "inner";
        var loop = Flow.Activity("loop", "Elsa.ForEach", 0, 0, ("items", "JavaScript", "[1]"));
        loop["body"] = inner;
        var id = await PublishAsync("nodes", Flow.Of([loop]));
        var version = (string)(await ReadAsync(await _http.GetAsync($"{Definitions}/by-definition-id/{id}")))["id"]!;

        var part = await ReadAsync(await _http.GetAsync($"{Definitions}/subgraph/{version}?parentNodeId=Workflow1:flow:loop"));
        ((string)part["port"]!).ShouldBe("activities");
        ((string)part["children"]![0]!["nodeId"]!).ShouldBe("Workflow1:flow:loop:inner");
        ((string)part["children"]![0]!["children"]![0]!["activity"]!["type"]!).ShouldBe("Elsa.WriteLine");

        var way = await ReadAsync(await _http.GetAsync($"{Definitions}/subgraph/segments/{version}?childNodeId=Workflow1:flow:loop:inner:deep"));
        ((string)way["childNode"]!["nodeId"]!).ShouldBe("Workflow1:flow:loop:inner:deep");
        ((string)way["container"]!["nodeId"]!).ShouldBe("Workflow1:flow:loop:inner");
        way["pathSegments"]!.AsArray().Select(s => $"{s!["activityId"]} {s["portName"]}").ShouldBe(["loop body"]);

        using var none = await _http.GetAsync($"{Definitions}/subgraph/{version}?parentNodeId=Workflow1:flow:nobody");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode} {text}");
            return JsonNode.Parse(text)!.AsObject();
        }
    }

    private async Task<JsonObject> ExportAsync(string id)
    {
        using var answer = await _http.GetAsync($"{Definitions}/{id}/export?versionOptions=Latest");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldEndWith(".json");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private async Task<HttpResponseMessage> UploadAsync(params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "files", name);
        }

        return await _http.PostAsync($"{Definitions}/import-files", form);
    }

    private async Task<string> PublishAsync(string name, JsonObject? root = null)
    {
        var model = new JsonObject
        {
            ["name"] = $"Transfer {name}",
            ["root"] = root ?? Flow.Of([Flow.Activity("start", "Elsa.Start", 20, 100)]),
        };
        var answer = await ReadAsync(await _http.PostAsJsonAsync(Definitions, new JsonObject { ["model"] = model, ["publish"] = true }));
        return (string)answer["workflowDefinition"]!["definitionId"]!;
    }
}
