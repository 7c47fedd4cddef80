namespace WorkflowConnect.Engine.Tests;

public sealed class PermitCheckTests
{
    private static readonly object Screen = Flow.Act("screen", "Permit.Screen", ("check", Flow.To("c")));
    private static readonly object Release = Flow.Act("release", "Permit.Release", ("check", Flow.Var("c")));
    private static readonly object Write = Flow.Act("write", "Permit.Write", ("check", Flow.Var("c")));
    private static readonly object JoinAll = Flow.Act("all", "Elsa.FlowJoin", ("mode", Flow.Literal("WaitAll")));

    [Theory]
    [InlineData("screen:Clear>write")]
    [InlineData("screen:Hit>release release:Released>write")]
    [InlineData("screen:Clear>write screen:Hit>release release:Released>write")]
    [InlineData("screen:Clear>note note>write note:Other>write")]
    [InlineData("screen:Clear>write screen:Hit>note note>screen")] // Tried again later.
    [InlineData("screen:Clear>all screen:Clear>note note>all all>write")]
    [InlineData("note>screen note>other screen:Clear>all other>all all>write")] // The join waits for both.
    [InlineData("write>screen note>other")] // Begins with 'note': 'write' is not reached.
    public async Task A_flow_in_which_every_way_has_its_permit_is_published(string connections) =>
        (await Refusals(connections)).ShouldBeEmpty();

    [Theory]
    [InlineData("screen:Hit>write", "screen → (Hit) → write")]
    [InlineData("screen:Clear>note screen:Hit>note note>write", "screen → (Hit) → note → write")]
    [InlineData("note>write", "note → write")]
    [InlineData("screen:Clear>release release:Confirmed>write", "screen → (Clear) → release → (Confirmed) → write")]
    [InlineData("screen:Clear>note note>set set>write", "screen → (Clear) → note → set → write")]
    [InlineData("note>screen note>other screen:Clear>write other>write", "note → other → write")] // Runs though the screening ended in Hit.
    [InlineData("screen:Clear>note note>write note:Other>again again:Clear>write", null)] // The second check may end in Hit while the first way waits.
    public async Task A_way_without_the_permit_is_refused_and_named(string connections, string? way)
    {
        var refusals = await Refusals(connections);
        refusals.ShouldHaveSingleItem().Where.ShouldBe("activity 'write'");
        refusals[0].Message.ShouldContain("a clear check");
        refusals[0].Message.ShouldContain(way ?? "write", customMessage: refusals[0].Message);
    }

    [Theory]
    [InlineData("Literal", "check1")]
    [InlineData("JavaScript", "variables.c")]
    [InlineData("Input", "c")]
    [InlineData("Variable", "unknown")]
    public async Task A_writer_has_to_name_the_variable_that_the_screening_wrote(string syntax, string value)
    {
        var write = Flow.Act("write", "Permit.Write", ("check", new { expression = new { type = syntax, value } }));
        var refusals = await Refusals(Flow.Chart("f", [Screen, write], "screen:Clear>write"));
        refusals.ShouldHaveSingleItem().Message.ShouldContain("is not taken from a variable");
    }

    [Fact]
    public async Task The_permit_of_one_variable_is_none_for_another()
    {
        var write = Flow.Act("write", "Permit.Write", ("check", Flow.Var("other")));
        (await Refusals(Flow.Chart("f", [Screen, write], "screen:Clear>write"))).ShouldHaveSingleItem().Message.ShouldContain("'other'");
    }

    [Theory]
    [InlineData("variables.c === 'x'", true)]
    [InlineData("getVariable('c')", true)]
    [InlineData("setOutcome('Done')", true)]
    [InlineData("variables.c = 'x'", false)]
    [InlineData("variables['c'] = 'x'", false)]
    [InlineData("setVariable('c', 'x')", false)]
    [InlineData("setC('x')", false)]
    [InlineData("const f = setVariable; f('c', 1)", false)]
    [InlineData("[variables.c] = ['x']", false)]
    [InlineData("globalThis['set' + 'Variable']('c', 1)", false)]
    public async Task A_script_between_that_may_write_the_variable_takes_the_permit(string script, bool isFine)
    {
        var run = Flow.Act("script", "Elsa.RunJavaScript", ("script", Flow.Literal(script)));
        var refusals = await Refusals(Flow.Chart("f", [Screen, run, Write], "screen:Clear>script", "script>write"));
        (refusals.Count == 0).ShouldBe(isFine);
    }

    [Fact]
    public async Task An_expression_cannot_hide_behind_an_id()
    {
        var note = Flow.Act("note", "Elsa.WriteLine", ("text", new { expression = new { id = "x", type = "JavaScript", value = "setVariable('c', 1)" } }));
        (await Refusals(Flow.Chart("f", [Screen, note, Write], "screen:Clear>note", "note>write"))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Whoever_starts_a_run_cannot_begin_behind_the_screening()
    {
        using var engine = new PermitEngine();
        (await engine.Refusals(Flow.Definition("d", Flow.Chart("f", [Screen, Write], "screen:Clear>write"), variables: [Flow.Variable("c")]))).ShouldBeEmpty();
        for (var i = 0; i < 10; i++)
        {
            await engine.Run("d", $"i{i}", trigger: "write");
        }

        engine.Checks.Breaches.ShouldBeEmpty();
        engine.Checks.Writes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_trigger_behind_the_screening_is_a_way_around_it()
    {
        var trigger = Flow.Act("event", "Elsa.Event", ("eventName", Flow.Literal("e")), ("customProperties", new { canStartWorkflow = true }));
        (await Refusals(Flow.Chart("f", [Screen, trigger, Write], "screen:Clear>event", "event>write")))
            .ShouldHaveSingleItem().Message.ShouldContain(": event → write");
    }

    [Fact]
    public async Task What_is_inside_containers_is_followed_too()
    {
        var branch = Flow.Act("if", "Elsa.If", ("condition", Flow.Literal(true)), ("then", Flow.Sequence("s", Note("inner"), Write)));
        (await Refusals(Flow.Chart("f", [Screen, branch], "screen:Clear>if"))).ShouldBeEmpty();
        (await Refusals(Flow.Chart("f", [Screen, branch], "screen:Hit>if"))).ShouldHaveSingleItem()
            .Message.ShouldContain("screen → (Hit) → if → s → inner → write");
    }

    [Fact]
    public async Task Each_turn_of_a_loop_needs_its_own_permit()
    {
        var late = Flow.Chart("body", [Flow.Act("if", "Elsa.If", ("then", Screen)), Write], "if>write");
        (await Refusals(Flow.Act("each", "Elsa.ForEach", ("items", Flow.Literal(null)), ("body", late)))).ShouldHaveSingleItem();
        var body = Flow.Chart("body", [Screen, Write], "screen:Clear>write");
        (await Refusals(Flow.Act("each", "Elsa.ForEach", ("items", Flow.Literal(null)), ("body", body)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_display_text_names_an_activity()
    {
        var write = Flow.Act("w", "Permit.Write", ("check", Flow.Var("c")), ("metadata", new { displayText = "Into the CRM" }));
        (await Refusals(Flow.Chart("f", [Screen, write], "screen:Hit>w"))).ShouldHaveSingleItem().Message.ShouldStartWith("'Into the CRM' can be reached");
    }

    [Fact]
    public async Task Only_publishing_is_refused()
    {
        using var engine = new PermitEngine();
        var json = Flow.Definition("d", Flow.Chart("f", [Screen, Write], "screen:Hit>write"), variables: [Flow.Variable("c")]);
        (await engine.Catalog.ImportAsync(json, publish: false)).Errors.ShouldBeEmpty();
        var error = await Should.ThrowAsync<InvalidDefinitionException>(async () => await engine.Catalog.PublishAsync("d", 1));
        error.Errors.ShouldHaveSingleItem();
        engine.Catalog.Published.ShouldBeEmpty();
    }

    private static object Note(string id) => Flow.Act(id, "Permit.Note");

    [Theory]
    [InlineData("screen:Clear>part part>write", null, null, null)]
    [InlineData("screen:Clear>part part:Good>write", null, "Good", null)]
    [InlineData("screen:Clear>write part:Bad>write note>part note>screen", null, "Good", null)] // Left through Bad never.
    [InlineData("screen:Clear>part part>write", "setVariable('c', 1)", null, "screen → (Clear) → part → ")]
    [InlineData("screen:Clear>note note>part part:Good>write screen:Hit>part", null, "Good", "screen → (Hit) → part")]
    [InlineData("screen:Clear>part part>write", null, "=", "screen → (Clear) → part → ")]
    public async Task A_workflow_used_as_an_activity_is_looked_through(string connections, string? script, string? outcome, string? way)
    {
        using var engine = new PermitEngine();
        object step = script is not null ? Flow.Act("js", "Elsa.RunJavaScript", ("script", Flow.Js(script)))
            : outcome is not null and not "=" ? Flow.Act("end", "Elsa.Complete", ("outcomes", Flow.Literal(outcome)))
            : Flow.Act("n", "Permit.Note");
        (await engine.Refusals(Definition("part", Flow.Sequence("s", step)))).ShouldBeEmpty();
        var part = Flow.Act("part", "Part", ("result", outcome == "=" ? Flow.To("c") : null));
        var text = connections.Split(' ');
        var chart = Flow.Chart("f", [Screen, Write, part, Flow.Act("note", "Permit.Note")], text);
        chart["start"] = text[^1].StartsWith("note", StringComparison.Ordinal) ? "note" : "screen";
        var refusals = await engine.Refusals(Flow.Definition("d", chart, variables: [Flow.Variable("c")]));
        if (way is null)
        {
            refusals.ShouldBeEmpty();
        }
        else
        {
            refusals.ShouldHaveSingleItem().Message.ShouldContain(way);
        }
    }

    [Fact]
    public async Task What_is_proved_inside_stays_proved_where_it_is_used()
    {
        using var engine = new PermitEngine();
        var inside = Flow.Chart("f", [Screen, Write], "screen:Clear>write");
        inside["start"] = "screen";
        (await engine.Refusals(Definition("part", inside))).ShouldBeEmpty();
        (await engine.Refusals(Flow.Definition("d", Flow.Sequence("s", Flow.Act("a", "Part"), Flow.Act("b", "Part")), variables: [Flow.Variable("c")]))).ShouldBeEmpty();
    }

    private static string Definition(string id, object root) => System.Text.Json.JsonSerializer.Serialize(new
    {
        definitionId = id,
        name = id,
        root,
        variables = new[] { Flow.Variable("c") }.Where(_ => id == "part" && root is Dictionary<string, object?> { } map && (string?)map["type"] == "Elsa.Flowchart"),
        outputs = new[] { new { name = "Result", type = "Object" } },
        outcomes = new[] { "Good", "Bad" },
        options = new { usableAsActivity = true },
    });

    private static Task<IReadOnlyList<DefinitionError>> Refusals(string connections)
    {
        var set = Flow.Act("set", "Elsa.SetVariable", ("variable", new { id = "c", name = "c" }), ("value", Flow.Literal("x")));
        var again = Flow.Act("again", "Permit.Screen", ("check", Flow.To("c")));
        object[] all = [Screen, Release, Write, JoinAll, Note("note"), Note("other"), set, again];
        var text = connections.Split(' ');
        var used = all.Cast<Dictionary<string, object?>>()
            .OrderBy(item => connections.IndexOf((string)item["id"]!, StringComparison.Ordinal))
            .Where(item => connections.Contains((string)item["id"]!, StringComparison.Ordinal)).ToArray();
        var start = text[0].StartsWith("write>", StringComparison.Ordinal) ? "note" : text[0].Split('>', ':')[0];
        var chart = Flow.Chart("f", used, text);
        chart["start"] = start;
        return Refusals(chart);
    }

    private static async Task<IReadOnlyList<DefinitionError>> Refusals(object root)
    {
        using var engine = new PermitEngine();
        return await engine.Refusals(Flow.Definition("d", root, variables: [Flow.Variable("c"), Flow.Variable("other")]));
    }
}
