using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Cli;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Tests.Workflows;

/// <summary>Definitions as files: what git sees is what was changed.</summary>
public sealed class WorkflowFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workflow-files-");

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Out => Path.Combine(_folder.FullName, "out");

    private static string Shipped => ProductFiles.Find("workflows");

    private static string[] ShippedFiles => [.. Directory.EnumerateFiles(Shipped, "*.json").Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Shipped_workflows_are_exported_byte_for_byte_as_they_are_in_git()
    {
        (await Run(["import", .. ShippedFiles, "--data", Data])).ShouldBe(0);
        (await Run("export", "--to", Out, "--data", Data)).ShouldBe(0);
        foreach (var file in ShippedFiles)
        {
            (await File.ReadAllTextAsync(Path.Combine(Out, Path.GetFileName(file)), TestContext.Current.CancellationToken))
                .ShouldBe(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), Path.GetFileName(file));
        }
    }

    [Fact]
    public async Task A_version_that_was_edited_is_exported_reviewed_and_imported_without_a_new_version()
    {
        await using var services = Product.BuildServices(new ProductSettings { DataPath = Data });
        var files = services.GetRequiredService<WorkflowFiles>();
        (await files.ImportAsync(ShippedFiles[0], TestContext.Current.CancellationToken)).Errors.ShouldBeEmpty();

        // As the designer saves it: other order, other notes, something new.
        var edited = JsonNode.Parse(await File.ReadAllTextAsync(ShippedFiles[0], TestContext.Current.CancellationToken))!.AsObject();
        edited["description"] = "Edited in the designer.";
        edited["links"] = new JsonArray();
        var shuffled = new JsonObject(edited.Reverse().Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
        var second = await services.GetRequiredService<WorkflowCatalog>().ImportAsync(shuffled.ToJsonString(), cancellationToken: TestContext.Current.CancellationToken);
        second.Definition!.Version.ShouldBe(2);

        await files.ExportAsync(Out, [], latest: false, (_, _) => { }, TestContext.Current.CancellationToken);
        var path = Path.Combine(Out, Path.GetFileName(ShippedFiles[0]));
        var first = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        first.ShouldStartWith("{\n  \"$schema\"");
        first.ShouldNotContain("\"links\"");

        var again = await files.ImportAsync(path, TestContext.Current.CancellationToken);
        again.IsUnchanged.ShouldBeTrue();
        again.Definition!.Version.ShouldBe(2);
        var isWritten = false;
        await files.ExportAsync(Out, [], latest: true, (_, isChanged) => isWritten |= isChanged, TestContext.Current.CancellationToken);
        isWritten.ShouldBeFalse();
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(first);
    }

    [Fact]
    public async Task Validate_names_what_publishing_would_refuse()
    {
        (await Run(["validate", .. ShippedFiles, "--data", Data])).ShouldBe(0);
        var file = ShippedFiles.First(path => File.ReadAllText(path).Contains("UpsertCompany", StringComparison.Ordinal));
        var mutant = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        mutant["root"]!["connections"]!.AsArray().First(c => (string)c!["source"]!["port"]! == "Hit")!["target"]!["activity"] = "upsertCompany";
        var path = Path.Combine(_folder.FullName, "mutant.json");
        await File.WriteAllTextAsync(path, mutant.ToJsonString(), TestContext.Current.CancellationToken);
        (await Run("validate", path, "--data", Data)).ShouldBe(1);
        (await Run("import", path, "--data", Data)).ShouldBe(1);
        (await Run("validate", Path.Combine(_folder.FullName, "none.json"), "--data", Data)).ShouldBe(1);
        (await Run("export", "nobody", "--to", Out, "--data", Data)).ShouldBe(1);
    }

    [Theory]
    [InlineData("lead-intake", "lead-intake.json")]
    [InlineData("a1b2c3", "a1b2c3.json")]
    public void A_plain_id_names_its_file(string id, string file) => WorkflowFileName.Of(id).ShouldBe(file);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a\n")]
    public void No_id_leads_out_of_the_folder(string id) => WorkflowFileName.Of(id).ShouldMatch("^workflow-[0-9a-f]{16}\\.json$");

    private static Task<int> Run(params string[] arguments) => WorkflowsCommand.Create().Parse(arguments).InvokeAsync();
}
