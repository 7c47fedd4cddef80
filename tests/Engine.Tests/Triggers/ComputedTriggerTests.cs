namespace WorkflowConnect.Engine.Tests;

/// <summary>What starts a workflow may be computed when it is published.</summary>
public sealed class ComputedTriggerTests : IDisposable
{
    private readonly TestEngine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task A_path_is_computed_from_the_defaults_of_variables()
    {
        engine.JavaScript.Scripts["path"] = (variables, _) => $"orders/{(string?)variables["area"]}";
        await engine.Import(Hook(Flow.Js("path")));
        Path().ShouldBe("orders/north");

        using var second = new TestEngine(sameWorldAs: engine);
        await second.Catalog.ReloadAsync();
        ((Activities.HttpEndpointStimulus)second.Catalog.Triggers.All.ShouldHaveSingleItem().Payload).Path.ShouldBe("orders/north");
    }

    [Fact]
    public async Task A_variable_is_read_without_a_script()
    {
        await engine.Import(Hook(Flow.Var("area")));
        Path().ShouldBe("north");
    }

    [Fact]
    public async Task One_that_cannot_be_computed_is_refused_with_the_reason()
    {
        var refused = await engine.Catalog.ImportAsync(Hook(Flow.Js("unheard of")));
        refused.Errors.ShouldHaveSingleItem().Message.ShouldContain("could not be computed before any run: 'unheard of' is not known");
    }

    [Fact]
    public async Task What_could_not_be_computed_for_a_moment_is_tried_again()
    {
        engine.JavaScript.Scripts["path"] = (_, _) => "orders";
        await engine.Import(Hook(Flow.Js("path")));
        engine.JavaScript.Scripts.Remove("path");
        using var second = new TestEngine(sameWorldAs: engine);
        await second.Catalog.ReloadAsync();
        second.Catalog.Triggers.All.ShouldBeEmpty();

        engine.JavaScript.Scripts["path"] = (_, _) => "orders";
        await second.Catalog.RefreshAsync();
        second.Catalog.Triggers.All.ShouldHaveSingleItem();
    }

    private static string Hook(object path) => Flow.Definition(
        "d",
        Flow.Sequence("s", Flow.Act("h", "Elsa.HttpEndpoint", ("path", path), ("customProperties", new { canStartWorkflow = true }))),
        variables: [Flow.Variable("area", "String", "north")]);

    private string Path() => ((Activities.HttpEndpointStimulus)engine.Catalog.Triggers.All.ShouldHaveSingleItem().Payload).Path;
}
