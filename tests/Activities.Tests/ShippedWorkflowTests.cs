using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Activities.Screening;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Activities.Tests;

/// <summary>The shipped workflows mean what they draw: no outcome that matters leads nowhere.</summary>
public sealed class ShippedWorkflowTests : IDisposable
{
    private static readonly string[] MustGoOn = ["Rejected", "NotScreened", "Invalid", "Review", "Hit", "Clear", "Released", "Confirmed", "Valid"];
    private readonly ServiceProvider _services;

    public ShippedWorkflowTests()
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IWorkflowInstanceStore>(new InMemoryWorkflowInstanceStore())
            .AddSingleton<IWorkflowDefinitionStore>(new InMemoryWorkflowDefinitionStore());
        services.AddWorkflowEngine().AddActivitiesFrom<ScreenParty>();
        _services = services.BuildServiceProvider();
    }

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder
    {
        get
        {
            var place = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(place.FullName, "workflows")))
            {
                place = place.Parent ?? throw new InvalidOperationException("The folder workflows is nowhere above.");
            }

            return Path.Combine(place.FullName, "workflows");
        }
    }

    public void Dispose() => _services.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_shipped_workflow_is_imported_without_an_error(string file)
    {
        var result = await _services.GetRequiredService<WorkflowCatalog>()
            .ImportAsync(await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken), cancellationToken: TestContext.Current.CancellationToken);
        result.Errors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_outcome_that_decides_something_is_connected(string file)
    {
        var registry = _services.GetRequiredService<ActivityRegistry>();
        var loose = new List<string>();
        foreach (var flowchart in FlowchartsBelow(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!))
        {
            var connected = flowchart["connections"]!.AsArray()
                .Select(c => ((string)c!["source"]!["activity"]!, (string)c["source"]!["port"]!))
                .ToHashSet();
            loose.AddRange(
                from activity in flowchart["activities"]!.AsArray()
                let descriptor = registry.Find((string)activity!["type"]!, 1)
                from port in descriptor?.Ports ?? []
                where MustGoOn.Contains(port.Name, StringComparer.Ordinal) && !connected.Contains(((string)activity["id"]!, port.Name))
                select $"{(string)activity["id"]!}.{port.Name}");
        }

        loose.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_writes_parties_to_the_crm_unless_a_check_came_clear_or_released(string file)
    {
        foreach (var flowchart in FlowchartsBelow(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!))
        {
            var types = flowchart["activities"]!.AsArray().ToDictionary(a => (string)a!["id"]!, a => (string)a!["type"]!, StringComparer.Ordinal);
            var into = flowchart["connections"]!.AsArray()
                .Where(c => types[(string)c!["target"]!["activity"]!] == "WorkflowConnect.UpsertCompany")
                .Select(c => (string)c!["source"]!["port"]!);
            into.ShouldAllBe(port => port == "Clear" || port == "Released");
        }
    }

    private static IEnumerable<JsonObject> FlowchartsBelow(JsonNode node) => node switch
    {
        JsonObject thing => (thing["connections"] is JsonArray ? [thing] : Enumerable.Empty<JsonObject>())
            .Concat(thing.Where(p => p.Value is not null).SelectMany(p => FlowchartsBelow(p.Value!))),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => FlowchartsBelow(item!)),
        _ => [],
    };
}
