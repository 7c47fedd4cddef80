namespace WorkflowConnect.Engine.Tests;

/// <summary>Definitions in the form in which a real Elsa 3.8 exports them, with what that server did.</summary>
public class RecordedDefinitionTests
{
    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Definitions", name));

    [Fact]
    public async Task The_rich_flow_writes_the_journal_that_Elsa_wrote()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["getInput(\"N\") ?? 3"] = (_, input) => input["N"]?.GetValue<int>() ?? 3;
        engine.JavaScript.Scripts["variables.n > 2"] = (variables, _) => variables["n"]!.GetValue<int>() > 2;
        engine.JavaScript.Scripts["[\"a\",\"b\"]"] = (_, _) => new System.Text.Json.Nodes.JsonArray("a", "b");
        engine.JavaScript.Scripts["\"item \"+getVariable(\"CurrentValue\")"] = (variables, _) => "item " + variables["CurrentValue"];
        engine.JavaScript.Scripts["variables.n*2"] = (variables, _) => variables["n"]!.GetValue<int>() * 2;
        (await engine.Run(Read("rich.json"))).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        await engine.Runtime.SendStimulusAsync("Elsa.Event", new Activities.EventStimulus("go"));

        var state = await engine.State();
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Output["Doubled"].ShouldBe(6L);
        engine.Lines.All.ShouldBe(["item a", "item b"]);
        (await engine.Journal()).ShouldBe(
        [
            "Workflow1 Started", "Flowchart1 Started", "s1 Started", "s1 Completed", "dec Started", "dec Completed",
            "loop Started", "wl Started", "wl Completed", "wl Started", "wl Completed", "loop Completed",
            "ev Started", "ev Suspended", "ev Resumed", "ev Completed", "out Started", "out Completed",
            "Flowchart1 Completed", "Workflow1 Completed",
        ]);
        (await engine.Store.ListJournalAsync("i", 0, 100, default)).Single(row => row is { ActivityId: "dec", EventName: "Completed" })
            .Payload.ShouldBe("""{"Outcomes":["True"]}""");
    }

    [Fact]
    public async Task The_HTTP_flow_answers()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["variables.msg"] = (variables, _) => variables["msg"]!.GetValue<string>();
        await engine.Import(Read("http.json"));
        var exchange = new FakeExchange("GET", "bench");
        (await engine.Runtime.TriggerHttpAsync(exchange)).Outcome.ShouldBe(HttpOutcome.Ran);
        exchange.Reply!.StatusCode.ShouldBe(200);
        exchange.Reply.ContentType.ShouldBe("text/plain");
        System.Text.Encoding.UTF8.GetString(exchange.Reply.Body.Span).ShouldBe("Hello");
        (await engine.Runtime.TriggerHttpAsync(new FakeExchange("POST", "bench"))).Outcome.ShouldBe(HttpOutcome.NoMatch);
    }
}
