using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Cli;

/// <summary>The lists as a person at a terminal meets them.</summary>
[Collection(nameof(ServingProduct))]
public sealed class ListsCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("wfc-lists-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_file_is_taken_refused_compared_and_shown()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Lists__Sources__UN__MinimumCount"] = "2" };
        var (march, april) = (Write("march.xml", "2026-03-28", "Alpha", "Beta"), Write("april.xml", "2026-04-17", "Alpha", "Gamma", "Delta"));
        (await RunAsync(environment, "update", "UN", "--from", march)).ShouldBe(0);
        (await RunAsync(environment, "update", "UN", "--from", april)).ShouldBe(0);
        await File.WriteAllTextAsync(Path.Combine(_data, "cut.xml"), (await File.ReadAllTextAsync(april))[..^40]);

        (await RunAsync(environment, "update", "UN", "--from", Path.Combine(_data, "cut.xml"))).ShouldBe(1);
        (await RunAsync(environment, "update", "XX")).ShouldBe(2);
        (await RunAsync(environment, "diff", march, march)).ShouldBe(0);
        (await RunAsync(environment, "diff", "UN@previous", "UN")).ShouldBe(1);
        (await RunAsync(environment, "diff", "UN", Path.Combine(_data, "cut.xml"))).ShouldBe(2);
        var diff = await RunningProduct.RunProgramAsync(["lists", "diff", "UN@2026-03-28", april, "--data", _data]);
        diff.Output.ShouldContain("UN: 1 changed, 1 added, 0 removed");
        diff.Output.ShouldContain("- Beta");
        diff.Output.ShouldContain("+ Gamma");
        var show = await RunningProduct.RunProgramAsync(["lists", "show", "un:QDi.2", "--data", _data]);
        (show.Code, show.Output).ShouldSatisfyAllConditions(s => s.Code.ShouldBe(0), s => s.Output.ShouldContain("Delta"));
        (await RunAsync(environment, "show", "QDi.9")).ShouldBe(1);
        (await RunAsync(environment, "status", "--check")).ShouldBe(1);
    }

    [Fact]
    public async Task A_house_list_is_imported_screened_and_reminds()
    {
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = Path.Combine(_data, "house.csv");
        await File.WriteAllTextAsync(file, "id;kind;name;expected_on\nH1;person;Zacharias Plantedname;EU\n");
        (await RunAsync(none, "import", file)).ShouldBe(0);

        var status = await RunningProduct.RunProgramAsync(["lists", "status", "--data", _data]);
        status.Output.ShouldContain("House entry H1 is expected on list EU");
        (await RunningProduct.RunProgramAsync(["screen", "Zacharias Plantedname", "--samples", "--data", _data])).Code.ShouldBe(4);
        var export = await RunningProduct.RunProgramAsync(["lists", "export", "--data", _data]);
        export.Output.ShouldContain("H1;person;Zacharias Plantedname");
        (await RunAsync(none, "remove", "HOUSE:H1")).ShouldBe(0);
        (await RunAsync(none, "remove", "H1")).ShouldBe(2);
        (await RunningProduct.RunProgramAsync(["screen", "Zacharias Plantedname", "--samples", "--data", _data])).Code.ShouldBe(0);
        await File.WriteAllTextAsync(file, "id;kind;name\nH1;planet;X\n");
        (await RunAsync(none, "import", file)).ShouldBe(2);
        (await RunningProduct.RunProgramAsync(["verify", "--data", _data])).Code.ShouldBe(0);
    }

    private async Task<int> RunAsync(Dictionary<string, string> environment, params string[] arguments) =>
        (await RunningProduct.RunProgramAsync(["lists", .. arguments, "--data", _data], environment)).Code;

    private string Write(string name, string date, params string[] names)
    {
        var path = Path.Combine(_data, name);
        File.WriteAllText(path, $"<CONSOLIDATED_LIST dateGenerated=\"{date}T00:00:00Z\"><INDIVIDUALS>"
            + string.Concat(names.Select((n, i) => $"<INDIVIDUAL><REFERENCE_NUMBER>QDi.{i}</REFERENCE_NUMBER><FIRST_NAME>{n}</FIRST_NAME></INDIVIDUAL>"))
            + "</INDIVIDUALS></CONSOLIDATED_LIST>");
        return path;
    }
}
