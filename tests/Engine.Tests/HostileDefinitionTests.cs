namespace WorkflowConnect.Engine.Tests;

public class HostileDefinitionTests
{
    [Theory]
    [InlineData("", "not usable JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"definitionId":"d"}""", "no root activity")]
    [InlineData("""{"definitionId":"d","root":"x"}""", "no root activity")]
    [InlineData("""{"root":{"id":"a","type":"Elsa.Start"}}""", "no id")]
    [InlineData("""{"definitionId":"d","version":0,"root":{"id":"a","type":"Elsa.Start"}}""", "whole number from 1")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":"Acme.Unknown"}}""", "'Acme.Unknown' is not installed")]
    [InlineData("""{"definitionId":"d","root":{"type":"Elsa.Start"}}""", "has no id")]
    [InlineData("""{"definitionId":"d","root":{"id":"s","type":"Elsa.Sequence","activities":{}}}""", "must be a list")]
    [InlineData("""{"definitionId":"d","root":{"id":"s","type":"Elsa.Sequence","activities":[1]}}""", "must be an object")]
    [InlineData("""{"definitionId":"d","root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"s","type":"Elsa.Start"}]}}""", "same id")]
    [InlineData("""{"definitionId":"d","root":{"id":"f","type":"Elsa.Flowchart","activities":[],"connections":[{"source":{"activity":"x"},"target":{"activity":"y"}}]}}""", "does not have")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":"Elsa.Delay","timeSpan":{"expression":{"type":"Literal","value":"soon"}}}}""", "not a TimeSpan")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":"Elsa.WriteLine","text":{"expression":{"type":"CSharp","value":"1"}}}}""", "'CSharp' is not installed")]
    public void A_definition_that_cannot_work_is_refused_with_a_reason(string json, string expected)
    {
        using var engine = new TestEngine();
        engine.Catalog.Validate(json).Errors.ShouldContain(error => error.Message.Contains(expected));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        using var engine = new TestEngine();
        engine.Catalog.Validate("""{"version":-1,"root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"X"},{"type":"Y"}]}}""")
            .Errors.Count.ShouldBe(4);
    }

    [Fact]
    public void Deep_nesting_and_sheer_size_are_refused_before_they_cost_anything()
    {
        using var engine = new TestEngine();
        var deep = string.Concat(Enumerable.Repeat("""{"root":""", 10_000)) + "1" + new string('}', 10_000);
        engine.Catalog.Validate(deep).Errors.Single().Message.ShouldContain("levels deep");
        engine.Catalog.Validate(new string(' ', 10_000_000)).Errors.Single().Message.ShouldContain("bytes");
    }

    [Theory]
    [InlineData("Variable", "0.9")]
    [InlineData("Variable", "{broken")]
    [InlineData("Object", "{broken")]
    [InlineData("Input", "{broken")]
    public async Task An_expression_that_makes_no_sense_is_null_and_does_not_fail_the_load(string type, string value)
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition("d", Flow.Act("w", "Elsa.WriteLine", ("text", new { expression = new { type, value } }))));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.All.ShouldBe([null]);
    }
}
