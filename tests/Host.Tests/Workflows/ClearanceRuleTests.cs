using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Activities.Screening;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Tests.Workflows;

/// <summary>The shipped workflows are safe; a mistake in one of them is found when it is published.</summary>
public sealed class ClearanceRuleTests : IDisposable
{
    private static readonly string[] Writers = ["WorkflowConnect.UpsertCompany", "WorkflowConnect.EnrichContact", "WorkflowConnect.AddToDistributionList"];
    private readonly ServiceProvider _services;
    private readonly WorkflowCatalog _catalog;

    public ClearanceRuleTests()
    {
        var services = new ServiceCollection();
        services.AddWorkflowEngine().AddActivitiesFrom<ScreenParty>();
        services.AddSingleton<IDefinitionCheck>(new PermitCheck(ClearanceRule.Create()));
        _services = services.BuildServiceProvider();
        _catalog = _services.GetRequiredService<WorkflowCatalog>();
    }

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> WithWriters => [.. Files.Select(file => file.Data).Where(file => File.ReadAllText(Path.Combine(Folder, file)).Contains(Writers[0], StringComparison.Ordinal))];

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
    public async Task A_shipped_workflow_is_safe(string file) => (await Refusals(Read(file))).ShouldBeEmpty();

    [Fact]
    public void Exactly_the_activities_that_bring_somebody_into_the_crm_need_clearance()
    {
        var rule = ClearanceRule.Create();
        var all = _services.GetRequiredService<ActivityRegistry>().All;
        all.Where(type => rule.FactsOf(type)?.Needs == true).Select(type => type.TypeName).ShouldBe(Writers, ignoreOrder: true);
        all.Where(type => rule.FactsOf(type)?.GivenBy.Count > 0)
            .Select(type => $"{type.TypeName}: {string.Join(' ', rule.FactsOf(type)!.GivenBy)}")
            .ShouldBe(["WorkflowConnect.OpenReview: Released", "WorkflowConnect.ScreenParty: Clear"], ignoreOrder: true);
    }

    [Fact]
    public void What_the_attributes_name_exists()
    {
        var rule = ClearanceRule.Create();
        foreach (var type in _services.GetRequiredService<ActivityRegistry>().All)
        {
            if (rule.FactsOf(type) is not { Reference: { } reference } facts)
            {
                continue;
            }

            type.Inputs.Select(input => input.Name).Concat(type.Outputs.Select(output => output.Name)).ShouldContain(reference);
            facts.GivenBy.ShouldBeSubsetOf(type.Ports.Select(port => port.Name));
        }
    }

    [Theory]
    [MemberData(nameof(WithWriters))]
    public async Task Every_outcome_that_is_neither_clear_nor_released_is_refused_as_a_way_to_a_writer(string file)
    {
        var tried = 0;
        foreach (var (index, source, port) in Connections(file))
        {
            if (!IsDecision(file, source) || port is "Clear" or "Released")
            {
                continue;
            }

            var mutant = Read(file);
            Connection(mutant, index)["target"]!["activity"] = "upsertCompany";
            var refusals = await Refusals(mutant);
            refusals.ShouldNotBeEmpty($"{source}:{port} leads to upsertCompany");
            refusals[0].Message.ShouldContain($"({port})", customMessage: refusals[0].Message);
            tried++;
        }

        tried.ShouldBeGreaterThan(5);
    }

    [Theory]
    [MemberData(nameof(WithWriters))]
    public async Task A_screening_that_is_left_out_is_missed(string file)
    {
        var mutant = Read(file);
        foreach (var (index, source, port) in Connections(file))
        {
            if (port == "Valid")
            {
                Connection(mutant, index)["target"]!["activity"] = "upsertCompany";
            }
        }

        (await Refusals(mutant)).ShouldContain(error => error.Message.Contains("→ (Valid) →", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WithWriters))]
    public async Task A_writer_that_takes_another_variable_as_its_check_is_refused(string file)
    {
        var mutant = Read(file);
        var writer = Activities(mutant).First(activity => Writers.Contains((string)activity["type"]!, StringComparer.Ordinal));
        writer["checkId"]!["expression"]!["value"] = "company";
        (await Refusals(mutant)).ShouldContain(error => error.Message.Contains("in the variable 'company'", StringComparison.Ordinal));
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    private static IEnumerable<JsonObject> Activities(JsonObject definition) =>
        definition["root"]!["activities"]!.AsArray().Select(activity => activity!.AsObject());

    private static JsonNode Connection(JsonObject definition, int index) => definition["root"]!["connections"]![index]!;

    private static List<(int Index, string Source, string Port)> Connections(string file) =>
        [.. Read(file)["root"]!["connections"]!.AsArray().Select((c, i) => (i, (string)c!["source"]!["activity"]!, (string)c["source"]!["port"]!))];

    private static bool IsDecision(string file, string activity) =>
        (string)Activities(Read(file)).First(item => (string)item["id"]! == activity)["type"]! is "WorkflowConnect.ScreenParty" or "WorkflowConnect.OpenReview" or "WorkflowConnect.ValidateParty";

    private async Task<IReadOnlyList<DefinitionError>> Refusals(JsonObject definition) =>
        (await _catalog.ImportAsync(definition.ToJsonString())).Errors;
}
