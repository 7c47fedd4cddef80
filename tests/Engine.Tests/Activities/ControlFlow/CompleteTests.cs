namespace WorkflowConnect.Engine.Tests;

public class CompleteTests
{
    [Theory]
    [InlineData("""{"type":"Literal","value":"Approved"}""", "Approved")]
    [InlineData("""{"type":"Object","value":"[\"Approved\",\"Late\"]"}""", "Approved,Late")]
    [InlineData("""{"type":"Literal","value":"[\"Approved\",\"Late\"]"}""", "Approved,Late")]
    [InlineData("""{"type":"Object","value":"\"Approved\""}""", "Approved")]
    [InlineData("""{"type":"Literal","value":""}""", "Done")]
    public async Task It_ends_the_workflow_with_the_outcomes_given_as_text_list_or_JSON(string expression, string expected)
    {
        using var engine = new TestEngine();
        var json = $$$"""
            {"definitionId":"d","root":{"id":"s","type":"Elsa.Sequence","activities":[
              {"id":"in","type":"Elsa.Sequence","activities":[
                {"id":"c","type":"Elsa.Complete","outcomes":{"typeName":"Object","expression":{{{expression}}}}},{"id":"n","type":"Test.Effect"}]},
              {"id":"n2","type":"Test.Effect"}]}}
            """;
        var state = await engine.Run(json);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBeEmpty();
        var journal = await engine.Store.ListJournalAsync("i", 0, 100, default);
        var payload = journal.Single(row => row is { ActivityId: "Workflow1", EventName: "Completed" }).Payload!;
        System.Text.Json.JsonDocument.Parse(payload).RootElement.GetProperty("Outcomes").EnumerateArray()
            .Select(item => item.GetString()).ShouldBe(expected.Split(','));
    }

    [Fact]
    public async Task Inside_a_composite_it_ends_the_composite_and_the_flow_around_follows_its_outcomes()
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition("d", Flow.Chart(
            "f", [Flow.Act("c", "Test.Composite", ("text", Flow.Literal("hello"))), Flow.Effect("yes"), Flow.Effect("no")], "c:Yes>yes", "c>no")));
        engine.Effects.Activities.ShouldBe(["yes"]);
        engine.Lines.All.ShouldBe(["hello"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
