using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Plugins;

namespace WorkflowConnect.Host.Tests;

/// <summary>The sample of samples/activities, built apart and dropped in.</summary>
public sealed class PluginTests : IDisposable
{
    private const string Definition = """
        {
          "definitionId": "scoring", "name": "Scoring", "version": 1,
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "score", "type": "Acme.ScoreLead", "version": 1,
                "country": { "typeName": "String", "expression": { "type": "Input", "value": "country" } },
                "points": { "typeName": "Int32", "memoryReference": { "id": "points" } } },
              { "id": "hot", "type": "Elsa.SetOutput", "version": 1,
                "outputName": { "expression": { "type": "Literal", "value": "verdict" } }, "outputValue": { "expression": { "type": "Literal", "value": "hot" } } },
              { "id": "wait", "type": "Acme.WaitForDocument", "version": 1, "documentId": { "expression": { "type": "Literal", "value": "4711" } } }
            ],
            "connections": [
              { "source": { "activity": "score", "port": "Hot" }, "target": { "activity": "hot", "port": "In" } },
              { "source": { "activity": "score", "port": "Cold" }, "target": { "activity": "wait", "port": "In" } }
            ]
          }
        }
        """;

    private const string Triggered = """
        {
          "definitionId": "arrivals", "name": "Arrivals", "version": 1,
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "arrived", "type": "Acme.DocumentArrived", "version": 1, "customProperties": { "canStartWorkflow": true },
                "folder": { "expression": { "type": "Literal", "value": "in" } }, "result": { "memoryReference": { "id": "document" } } },
              { "id": "notify", "type": "Acme.NotifySales", "version": 1, "leadId": { "expression": { "type": "Literal", "value": "lead1" } } }
            ],
            "connections": [ { "source": { "activity": "arrived", "port": "Done" }, "target": { "activity": "notify", "port": "In" } } ]
          }
        }
        """;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("plugins-");

    private string Folder => Path.Combine(_data.FullName, "plugins");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_dropped_in_activity_is_in_the_toolbox_and_runs()
    {
        DropIn("Acme");
        await using var services = Product.BuildServices(new ProductSettings { DataPath = _data.FullName });
        var report = services.GetRequiredService<IReadOnlyList<PluginReport>>().ShouldHaveSingleItem();
        report.Problem.ShouldBeNull();
        report.Activities.ShouldBe(["Acme.DocumentArrived", "Acme.NotifySales", "Acme.ScoreLead", "Acme.WaitForDocument"], ignoreOrder: true);

        var type = services.GetRequiredService<ActivityRegistry>().Find("Acme.ScoreLead", 1).ShouldNotBeNull();
        type.Category.ShouldBe("Sales");
        type.DisplayName.ShouldBe("Score lead");
        type.Ports.Select(port => port.Name).ShouldBe(["Hot", "Cold"]);

        (await services.GetRequiredService<WorkflowCatalog>().ImportAsync(Definition, cancellationToken: TestContext.Current.CancellationToken)).Errors.ShouldBeEmpty();
        var runtime = services.GetRequiredService<WorkflowRuntime>();
        var hot = await runtime.StartAsync(Start("i1", "DE"), TestContext.Current.CancellationToken);
        hot.Output["verdict"].ShouldBe("hot");
        hot.Output["points"].ToString().ShouldBe("80");
        (await runtime.StartAsync(Start("i2", "US"), TestContext.Current.CancellationToken)).SubStatus.ShouldBe(Engine.Authoring.WorkflowSubStatus.Suspended);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_reported_and_the_product_goes_on()
    {
        DropIn("A");
        DropIn("B");
        await File.WriteAllTextAsync(Path.Combine(Folder, "broken.dll"), "not an assembly", TestContext.Current.CancellationToken);
        await using var services = Product.BuildServices(new ProductSettings { DataPath = _data.FullName });
        var reports = services.GetRequiredService<IReadOnlyList<PluginReport>>();
        reports.Single(report => report.File.EndsWith("broken.dll", StringComparison.Ordinal)).Problem!.ShouldContain("no .NET assembly");
        var twins = reports.Where(report => report.File.EndsWith("Acme.Activities.dll", StringComparison.Ordinal)).ToArray();
        twins.Length.ShouldBe(2);
        twins.Count(report => report.Problem is null).ShouldBe(1);
        twins.Single(report => report.Problem is not null).Problem!.ShouldContain("is there already, from Acme.Activities");
        services.GetRequiredService<ActivityRegistry>().All.Count(type => type.TypeName == "Acme.ScoreLead").ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_dependency_and_a_later_framework_are_named()
    {
        var parts = PluginParts.Write(_data.FullName);
        Directory.CreateDirectory(Folder);
        File.Copy(parts.Child, Path.Combine(Folder, "Acme.Child.dll"));
        File.Copy(parts.Future, Path.Combine(Folder, "Acme.Future.dll"));
        await using var services = Product.BuildServices(new ProductSettings { DataPath = _data.FullName });
        var reports = services.GetRequiredService<IReadOnlyList<PluginReport>>().ToDictionary(report => Path.GetFileName(report.File), report => report.Problem, StringComparer.Ordinal);
        reports["Acme.Child.dll"].ShouldNotBeNull().ShouldContain("Acme.Base");
        reports["Acme.Future.dll"].ShouldNotBeNull().ShouldContain("built for .NET 99.0");

        // With it beside, the same file is fine.
        File.Copy(parts.Base, Path.Combine(Folder, "Acme.Base.dll"));
        File.Delete(Path.Combine(Folder, "Acme.Future.dll"));
        await using var again = Product.BuildServices(new ProductSettings { DataPath = _data.FullName });
        again.GetRequiredService<IReadOnlyList<PluginReport>>().Single(report => report.File.EndsWith("Acme.Child.dll", StringComparison.Ordinal)).Problem.ShouldBeNull();
        again.GetRequiredService<ActivityRegistry>().Find("Acme.Child", 1).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_waiting_activity_and_a_trigger_of_a_plugin_work_as_the_engines_own()
    {
        DropIn("Acme");
        await using var services = Product.BuildServices(new ProductSettings { DataPath = _data.FullName });
        var catalog = services.GetRequiredService<WorkflowCatalog>();
        (await catalog.ImportAsync(Definition, cancellationToken: TestContext.Current.CancellationToken)).Errors.ShouldBeEmpty();
        var runtime = services.GetRequiredService<WorkflowRuntime>();
        await runtime.StartAsync(Start("i1", "US"), TestContext.Current.CancellationToken);
        var resumed = await runtime.ResumeAsync(
            "Acme.Document", new { DocumentId = "4711" }, new Dictionary<string, object?> { ["accepted"] = true }, cancellationToken: TestContext.Current.CancellationToken);
        resumed.Resumed.ShouldHaveSingleItem().SubStatus.ShouldBe(Engine.Authoring.WorkflowSubStatus.Finished);

        (await catalog.ImportAsync(Triggered, cancellationToken: TestContext.Current.CancellationToken)).Errors.ShouldBeEmpty();
        var started = await runtime.TriggerAsync(
            "Acme.DocumentArrived", new { Folder = "in" }, new Dictionary<string, object?> { ["document"] = "4712" }, cancellationToken: TestContext.Current.CancellationToken);
        started.ShouldHaveSingleItem().SubStatus.ShouldBe(Engine.Authoring.WorkflowSubStatus.Finished);
        started[0].Output["document"].ToString().ShouldBe("4712");
    }

    [Fact]
    public async Task Without_the_folder_nothing_is_loaded()
    {
        await using var services = Product.BuildServices(new ProductSettings { DataPath = _data.FullName });
        services.GetRequiredService<IReadOnlyList<PluginReport>>().ShouldBeEmpty();
    }

    private static StartWorkflow Start(string id, string country) => new()
    {
        DefinitionId = "scoring",
        InstanceId = id,
        Input = new Dictionary<string, object?> { ["country"] = country },
    };

    private void DropIn(string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var built = Path.Combine(ProductFiles.Find("samples/activities"), "Acme.Activities", "bin", configuration, "net10.0", "Acme.Activities.dll");
        Directory.CreateDirectory(Path.Combine(Folder, name));
        File.Copy(built, Path.Combine(Folder, name, "Acme.Activities.dll"));
    }
}
