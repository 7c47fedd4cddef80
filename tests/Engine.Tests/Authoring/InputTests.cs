namespace WorkflowConnect.Engine.Tests;

public class InputTests
{
    [Fact]
    public async Task An_input_can_be_given_in_every_way_that_Elsa_knows()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["script"] = (_, _) => "javascript";
        await engine.Run(Flow.Definition("d", Flow.Sequence(
            "s", Flow.Act("g", "Test.Gallery", ("result", Flow.To("r"))), Flow.Act("w", "Elsa.WriteLine", ("text", Flow.Var("r")))),
            variables: [Flow.Variable("r", "String")]));
        engine.Lines.All.ShouldBe([
            "literal", "function", "variable", "task", "variable task", "variable", "output", "wrapped", "json", "variable",
            "expression", "javascript", "done",
        ]);
    }
}
