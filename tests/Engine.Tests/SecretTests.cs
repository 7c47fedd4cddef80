namespace WorkflowConnect.Engine.Tests;

public class SecretTests
{
    private static readonly object Secret = new { typeName = "String", expression = new { type = "Secret", value = "crm-token" } };

    [Fact]
    public async Task A_secret_reaches_its_activity_and_stays_out_of_state_and_journal()
    {
        using var engine = new TestEngine();
        var wait = Flow.Act("wait", "Elsa.Event", ("eventName", Flow.Literal("go")));
        var uses = Flow.Act("uses", "Test.Secret", ("token", Secret), ("plain", Flow.Literal("shown")), ("length", Flow.To("length")));
        var tells = Flow.Act("tells", "Elsa.WriteLine", ("text", Flow.Var("length")));
        var state = await engine.Run(Flow.Definition("d", Flow.Sequence("s", uses, tells, wait), variables: [Flow.Variable("length")]));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        engine.Lines.All.ShouldBe([$"{FakeSecrets.Value.Length}"], "the activity got the value");
        var row = (await engine.Store.FindAsync("i", default))!;
        var executions = ActivityExecutions.Fold(await engine.Store.ListJournalAsync("i", 0, 1000, default), row);
        var used = executions.Single(execution => execution.ActivityId == "uses").ActivityState!;
        used.ShouldContain("shown");
        used.ShouldContain("***");
        used.ShouldNotContain(FakeSecrets.Value);
        row.State.ShouldNotContain(FakeSecrets.Value);
    }

    [Theory]
    [InlineData("Elsa.SetVariable", "value")]
    [InlineData("Elsa.WriteLine", "text")]
    [InlineData("Test.Secret", "plain")]
    public async Task A_secret_in_an_input_whose_value_may_be_kept_is_refused(string type, string input)
    {
        using var engine = new TestEngine();
        (await engine.Catalog.ValidateAsync(Flow.Definition("d", Flow.Act("a", type, (input, Secret)), variables: [Flow.Variable("v")])))
            .Errors.ShouldContain(error => error.Message.Contains("A secret cannot be used here"));
    }

    [Fact]
    public async Task A_secret_within_a_map_is_found_too()
    {
        using var engine = new TestEngine();
        var map = new { typeName = "Object", expression = new { type = "Object", value = """{"X-Key":{"type":"Secret","value":"crm-token"}}""" } };
        (await engine.Catalog.ValidateAsync(Flow.Definition("d", Flow.Act("a", "Test.Secret", ("map", map)))))
            .Errors.ShouldContain(error => error.Message.Contains("A secret cannot be used here"));
    }
}
