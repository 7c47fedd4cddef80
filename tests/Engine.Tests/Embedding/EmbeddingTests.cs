using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine.Tests;

/// <summary>Workflows as activities of others: one instance, one graph, variables of their own.</summary>
public sealed class EmbeddingTests : IDisposable
{
    private readonly TestEngine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task It_runs_in_the_same_instance_with_inputs_outputs_and_variables_of_its_own()
    {
        engine.JavaScript.Scripts["greeting"] = (variables, input) => $"{(string?)variables["greeting"]} {(string?)input["Name"]}";
        await engine.Import(Usable("greet", Flow.Sequence("s",
            Flow.Effect("a"),
            Flow.Act("out", "Elsa.SetOutput", ("outputName", Flow.Literal("Text")), ("outputValue", Flow.Js("greeting")))),
            inputs: ["Name"], outputs: ["Text"], variables: [Flow.Variable("greeting", "String", "Hello")]));

        var state = await engine.Run(Flow.Definition("d", Flow.Sequence("s",
            Flow.Act("a", "Greet", ("name", Flow.Literal("Ada")), ("text", Flow.To("first"))),
            Flow.Act("b", "Greet", ("name", Flow.Var("first")), ("text", Flow.To("second"))),
            Flow.Act("o", "Elsa.SetOutput", ("outputName", Flow.Literal("o")), ("outputValue", Flow.Var("second")))),
            variables: [Flow.Variable("first"), Flow.Variable("second"), Flow.Variable("greeting", "String", "Bye")]));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Output["o"].ShouldBe("Hello Hello Ada");
        state.Output.Keys.ShouldNotContain("Text");
        engine.Effects.Activities.ShouldBe(["a/a", "b/a"]);
    }

    [Fact]
    public async Task The_journal_names_its_activities_as_its_own_definition_does()
    {
        await engine.Import(Usable("inner", Flow.Chart("f", [Flow.Effect("a"), Flow.Effect("b")], "a>b")));
        await engine.Run(Flow.Definition("d", Flow.Sequence("s", Flow.Act("x", "Inner"))));
        var rows = await engine.Store.ListJournalAsync("i", 0, 1000, default);
        rows.Select(row => (row.ActivityId, row.NodeId)).Distinct().ShouldBe([
            ("Workflow1", "Workflow1"), ("s", "Workflow1:s"), ("x", "Workflow1:s:x"), ("f", "Workflow1:s:x:f"), ("a", "Workflow1:s:x:f:a"), ("b", "Workflow1:s:x:f:b")],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("Good", "after")]
    [InlineData("Bad", "bad")]
    [InlineData(null, "done")]
    public async Task It_is_left_through_the_outcome_with_which_it_was_completed(string? outcome, string expected)
    {
        var inside = outcome is null ? Flow.Effect("x") : Flow.Act("x", "Elsa.Complete", ("outcomes", Flow.Literal(outcome)));
        await engine.Import(Usable("inner", Flow.Sequence("s", inside, Flow.Act("y", "Elsa.Start")), outcomes: ["Good", "Bad"]));
        await engine.Run(Flow.Definition("d", Flow.Chart("f",
            [Flow.Act("i", "Inner"), Flow.Effect("after"), Flow.Effect("bad"), Flow.Effect("done")], "i:Good>after", "i:Bad>bad", "i>done")));
        engine.Effects.Activities[^1].ShouldBe(expected);
    }

    [Fact]
    public async Task It_waits_and_goes_on_in_another_process()
    {
        await engine.Import(Usable("review", Flow.Sequence("s",
            Flow.Act("r", "Test.Review", ("case", Flow.Literal("7")), ("decision", Flow.To("Decision")))), outputs: ["Decision"]));
        var state = await engine.Run(Flow.Definition("d", Flow.Act("each", "Elsa.ForEach", ("items", Flow.Literal("[1,2]")), ("body", Flow.Sequence("s",
            Flow.Act("x", "Review", ("decision", Flow.To("v"))), Flow.Effect("b")))), variables: [Flow.Variable("v")]));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);

        using var second = new TestEngine(sameWorldAs: engine);
        for (var i = 0; i < 2; i++)
        {
            await second.Runtime.ResumeAsync("Review", new ReviewStimulus("7"), new Dictionary<string, object?> { ["decision"] = "Hit" });
        }

        (await second.State()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.Count(activity => activity == "b").ShouldBe(2);
    }

    [Fact]
    public async Task A_workflow_keeps_the_version_with_which_it_was_published()
    {
        await engine.Import(Usable("inner", Flow.Effect("one")));
        var outer = await engine.Import(Flow.Definition("d", Flow.Act("x", "Inner")));
        await engine.Import(Usable("inner", Flow.Effect("two"), version: 2));
        using var second = new TestEngine(sameWorldAs: engine);
        await second.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = "i" });
        engine.Effects.Activities.ShouldBe(["x/one"]);

        var model = await Model("d");
        ((int)model["root"]!["version"]!).ShouldBe(1);
        ((int)model["root"]!["latestAvailablePublishedVersion"]!).ShouldBe(2);
        outer.ContentHash.ShouldNotBe((await engine.Import(Flow.Definition("d", Flow.Act("x", "Inner", ("version", 2))))).ContentHash);
    }

    [Fact]
    public async Task Publishing_a_version_brings_its_users_to_it_when_it_says_so()
    {
        await engine.Import(Usable("inner", Flow.Effect("one")));
        await engine.Import(Flow.Definition("d", Flow.Act("x", "Inner")));
        var saved = await engine.Catalog.SaveAsync(Parse(Usable("inner", Flow.Effect("two"), updates: true)), publish: true);
        saved.UpdatedConsumers.ShouldBe(["d"]);
        await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = "i" });
        engine.Effects.Activities.ShouldBe(["x/two"]);
        (await engine.Catalog.ListConsumersAsync("inner")).ShouldBe(["d"]);
        (await engine.Catalog.UpdateConsumersAsync("inner")).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_described_by_what_it_declares()
    {
        await engine.Import(Usable("check address", Flow.Effect("a"), inputs: ["Street"], outputs: ["Score"], outcomes: ["Found"]));
        var type = engine.Catalog.WorkflowsAsActivities.ShouldHaveSingleItem();
        (type.TypeName, type.Version, type.DisplayName, type.Category, type.IsBrowsable).ShouldBe(("CheckAddress", 1, "check address", "Workflows", true));
        type.Inputs.ShouldHaveSingleItem().Name.ShouldBe("Street");
        type.Outputs.ShouldHaveSingleItem().Name.ShouldBe("Score");
        type.Ports.Select(port => port.Name).ShouldBe(["Found", "Done", "Root"]);
        type.ConstructionProperties.Keys.ShouldBe(["WorkflowDefinitionId", "WorkflowDefinitionVersionId", "Version"]);

        await engine.Catalog.RetractAsync("check address");
        engine.Catalog.WorkflowsAsActivities.ShouldHaveSingleItem().IsBrowsable.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_workflows_of_one_type_name_are_told_apart()
    {
        await engine.Import(Usable("one", Flow.Effect("a"), name: "Check it"));
        await engine.Import(Usable("two", Flow.Effect("b"), name: "Check-it"));
        engine.Catalog.WorkflowsAsActivities.Select(type => type.TypeName).ShouldBe(["CheckIt", "CheckIt_Two"]);
        await engine.Run(Flow.Definition("d", Flow.Act("x", "CheckIt_Two")));
        engine.Effects.Activities.ShouldBe(["x/b"]);
    }

    [Fact]
    public async Task One_that_would_run_inside_itself_is_refused_with_the_way()
    {
        await engine.Import(Usable("a", Flow.Effect("x")));
        await engine.Import(Usable("b", Flow.Act("y", "A")));
        var refused = await engine.Catalog.ImportAsync(Usable("a", Flow.Act("x", "B"), version: 2));
        refused.Errors.ShouldHaveSingleItem().Message.ShouldContain("a → b → a");
    }

    [Fact]
    public async Task One_that_is_not_published_is_refused_and_shown_as_missing()
    {
        await engine.Catalog.SaveAsync(Parse(Usable("inner", Flow.Effect("x"))), publish: false);
        var outer = Flow.Definition("d", Flow.Act("x", "Inner", ("workflowDefinitionId", "inner")));
        (await engine.Catalog.ImportAsync(outer)).Errors.ShouldHaveSingleItem().Message.ShouldContain("'Inner' is not installed");
        await engine.Catalog.SaveAsync(Parse(outer), publish: false);
        ((string?)(await Model("d"))["root"]!["type"]).ShouldBe("Elsa.NotFoundActivity");
    }

    [Fact]
    public async Task A_version_that_others_use_cannot_be_deleted()
    {
        await engine.Import(Usable("inner", Flow.Effect("x")));
        await engine.Import(Flow.Definition("d", Flow.Act("x", "Inner")));
        var refused = await Should.ThrowAsync<InvalidDefinitionException>(async () => await engine.Catalog.DeleteAsync("inner"));
        refused.Errors[0].Message.ShouldContain("'d'");
        await engine.Catalog.DeleteAsync("d");
        (await engine.Catalog.DeleteAsync("inner")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Its_triggers_start_runs_of_its_own_only()
    {
        var hook = Flow.Act("h", "Elsa.HttpEndpoint", ("path", Flow.Literal("hook")), ("customProperties", new { canStartWorkflow = true }));
        await engine.Import(Usable("inner", Flow.Sequence("s", hook, Flow.Effect("e"))));
        await engine.Import(Flow.Definition("d", Flow.Act("x", "Inner")));
        engine.Catalog.Triggers.All.ShouldHaveSingleItem().DefinitionId.ShouldBe("inner");
    }

    [Fact]
    public async Task Doubling_on_every_level_is_refused_before_it_costs_anything()
    {
        await engine.Import(Usable("w0", Flow.Effect("x")));
        for (var level = 1; level < 9; level++)
        {
            var type = $"W{level - 1}";
            await engine.Import(Usable($"w{level}", Flow.Sequence("s", Flow.Act("a", type), Flow.Act("b", type))));
        }

        var refused = await engine.Catalog.ImportAsync(Usable("w9", Flow.Sequence("s", Flow.Act("a", "W8"), Flow.Act("b", "W8"))));
        refused.Errors.ShouldContain(error => error.Message.Contains("more than 1,000 in all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_use_one_another_come_in_whatever_their_order()
    {
        var folder = Directory.CreateTempSubdirectory("embedding");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.json"), Flow.Definition("outer", Flow.Act("x", "Inner")));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "b.json"), Usable("inner", Flow.Effect("e")));
            (await engine.Catalog.ImportDirectoryAsync(folder.FullName)).Values.ShouldAllBe(result => result.IsValid);
            (await engine.Catalog.ImportDirectoryAsync(folder.FullName)).Values.ShouldAllBe(result => result.IsUnchanged);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Usable(
        string id,
        object root,
        string[]? inputs = null,
        string[]? outputs = null,
        string[]? outcomes = null,
        object[]? variables = null,
        int version = 1,
        string? name = null,
        bool updates = false) =>
        JsonSerializer.Serialize(new
        {
            definitionId = id,
            name = name ?? id,
            version,
            variables = variables ?? [],
            inputs = (inputs ?? []).Select(item => new { name = item, type = "String" }),
            outputs = (outputs ?? []).Select(item => new { name = item, type = "Object" }),
            outcomes = outcomes ?? [],
            root,
            options = new { usableAsActivity = true, autoUpdateConsumingWorkflows = updates },
        });

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private async Task<JsonObject> Model(string id) =>
        engine.Catalog.ToModel((await engine.Catalog.FindRowAsync(id, VersionOptions.Latest))!);
}
