namespace WorkflowConnect.Engine.Tests;

public class ControlFlowTests
{
    private static object Write(string id, object text) => Flow.Act(id, "Elsa.WriteLine", ("text", text));

    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no")]
    public async Task If_runs_one_branch(bool condition, string line)
    {
        using var engine = new TestEngine();
        var activity = Flow.Act("if", "Elsa.If", ("condition", Flow.Literal(condition)),
            ("then", Write("t", Flow.Literal("yes"))), ("else", Write("e", Flow.Literal("no"))));
        (await engine.Run(Flow.Definition("d", activity))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.All.ShouldBe([line]);
    }

    [Fact]
    public async Task ForEach_gives_each_item_to_its_body()
    {
        using var engine = new TestEngine();
        var loop = Flow.Act("each", "Elsa.ForEach",
            ("items", new { typeName = "Object", expression = new { type = "Object", value = "[\"a\",2]" } }),
            ("body", Write("w", Flow.Var("CurrentValue"))));
        await engine.Run(Flow.Definition("d", loop));
        engine.Lines.All.ShouldBe(["a", "2"]);
    }

    [Fact]
    public async Task Break_leaves_the_nearest_loop_only()
    {
        using var engine = new TestEngine();
        object Each(string id, object body) => Flow.Act(id, "Elsa.ForEach",
            ("items", new { expression = new { type = "Object", value = "[1,2]" } }), ("body", body));
        var inner = Each("inner", Flow.Sequence("s", Write("w", Flow.Literal("x")), Flow.Act("break", "Elsa.Break"), Write("never", Flow.Literal("never"))));
        await engine.Run(Flow.Definition("d", Each("outer", inner)));
        engine.Lines.All.ShouldBe(["x", "x"]);
    }

    [Theory]
    [InlineData(0, 2, 1, true, "0 1 2")]
    [InlineData(0, 2, 1, false, "0 1")]
    [InlineData(2, 0, -1, true, "2 1 0")]
    [InlineData(0, 2, 0, true, "")]
    public async Task For_counts(int start, int end, int step, bool inclusive, string expected)
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Act("for", "Elsa.For", ("start", Flow.Literal(start)), ("end", Flow.Literal(end)),
            ("step", Flow.Literal(step)), ("outerBoundInclusive", Flow.Literal(inclusive)), ("body", Write("w", Flow.Var("CurrentValue"))))));
        string.Join(' ', engine.Lines.All).ShouldBe(expected);
    }

    [Fact]
    public async Task While_asks_before_each_run()
    {
        using var engine = new TestEngine();
        var asked = 0;
        engine.JavaScript.Scripts["more"] = (_, _) => ++asked <= 2;
        await engine.Run(Flow.Definition("d", Flow.Act("while", "Elsa.While", ("condition", Flow.Js("more")), ("body", Write("w", Flow.Literal("x"))))));
        engine.Lines.All.Count.ShouldBe(2);
        asked.ShouldBe(3);
    }

    [Theory]
    [InlineData("MatchFirst", "a")]
    [InlineData("MatchAny", "a b")]
    public async Task A_switch_runs_the_cases_that_apply(string mode, string expected)
    {
        using var engine = new TestEngine();
        object Case(string label, bool applies) => new { label, condition = new { type = "Literal", value = applies }, activity = Write(label, Flow.Literal(label)) };
        await engine.Run(Flow.Definition("d", Flow.Act("switch", "Elsa.Switch", ("mode", Flow.Literal(mode)),
            ("cases", new[] { Case("no", false), Case("a", true), Case("b", true) }), ("default", Write("d", Flow.Literal("default"))))));
        string.Join(' ', engine.Lines.All).ShouldBe(expected);
    }

    [Fact]
    public async Task A_flow_switch_leaves_through_the_label_or_through_Default()
    {
        using var engine = new TestEngine();
        object Switch(string id, bool applies) => Flow.Act(id, "Elsa.FlowSwitch", ("cases", new[] { new { label = "A", condition = new { type = "Literal", value = applies } } }));
        await engine.Run(Flow.Definition("d", Flow.Chart("f",
            [Switch("one", true), Write("a", Flow.Literal("A")), Switch("two", false), Write("b", Flow.Literal("B"))],
            "one:A>a", "a>two", "one:Default>b", "two:Default>b")));
        engine.Lines.All.ShouldBe(["A", "B"]);
    }
}
