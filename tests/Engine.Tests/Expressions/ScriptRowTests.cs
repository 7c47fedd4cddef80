namespace WorkflowConnect.Engine.Tests;

public class ScriptRowTests
{
    [Fact]
    public async Task Scripts_of_one_activity_go_to_the_evaluator_in_one_call()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["a"] = (_, _) => 1;
        engine.JavaScript.Scripts["b"] = (_, _) => 3;
        engine.JavaScript.Scripts["c"] = (_, _) => true;
        await engine.Run(Flow.Definition("d", Flow.Act(
            "for", "Elsa.For", ("start", Flow.Js("a")), ("end", Flow.Js("b")), ("outerBoundInclusive", Flow.Js("c")),
            ("body", Flow.Act("w", "Elsa.WriteLine", ("text", Flow.Var("CurrentValue")))))));
        engine.Lines.All.ShouldBe(["1", "2", "3"]);
        engine.JavaScript.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_script_of_RunJavaScript_may_be_given_as_a_literal_or_as_JavaScript()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["6*7"] = (_, _) => 42;
        foreach (var (id, script) in new[] { ("d1", Flow.Literal("6*7")), ("d2", Flow.Js("6*7")) })
        {
            await engine.Import(Flow.Definition(id, Flow.Sequence(
                "s", Flow.Act("js", "Elsa.RunJavaScript", ("script", script), ("result", Flow.To("r"))), Flow.Act("w", "Elsa.WriteLine", ("text", Flow.Var("r")))),
                variables: [Flow.Variable("r")]));
            await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = id });
        }

        engine.Lines.All.ShouldBe(["42", "42"]);
    }
}
