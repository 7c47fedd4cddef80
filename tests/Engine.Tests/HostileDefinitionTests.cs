namespace WorkflowConnect.Engine.Tests;

public class HostileDefinitionTests
{
    [Theory]
    [InlineData("", "not usable JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"definitionId":"d","name":"\ud800","root":{"id":"a","type":"Elsa.Start"}}""", "not Unicode")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":"Elsa.WriteLine","text":"\uDC00\uD800"}}""", "not Unicode")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":7}}""", "")]
    [InlineData("""{"definitionId":"d"}""", "no root activity")]
    [InlineData("""{"definitionId":"d","root":"x"}""", "no root activity")]
    [InlineData("""{"root":{"id":"a","type":"Elsa.Start"}}""", "no id")]
    [InlineData("""{"definitionId":"d","version":0,"root":{"id":"a","type":"Elsa.Start"}}""", "whole number from 1")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":"Acme.Unknown"}}""", "'Acme.Unknown' is not installed")]
    [InlineData("""{"definitionId":"d","root":{"type":"Elsa.Start"}}""", "has no id")]
    [InlineData("""{"definitionId":"d","root":{"id":"s","type":"Elsa.Sequence","activities":{}}}""", "must be a list")]
    [InlineData("""{"definitionId":"d","root":{"id":"s","type":"Elsa.Sequence","activities":[1]}}""", "must be an object")]
    [InlineData("""{"definitionId":"d","root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"s","type":"Elsa.Start"}]}}""", "same id")]
    [InlineData("""{"definitionId":"d","root":{"id":"f","type":"Elsa.Flowchart","activities":[],"connections":[{"source":{"activity":"x"}}]}}""", "lacks its source or its target")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":"Elsa.Delay","timeSpan":{"expression":{"type":"Literal","value":"soon"}}}}""", "not a TimeSpan")]
    [InlineData("""{"definitionId":"d","root":{"id":"a","type":"Elsa.WriteLine","text":{"expression":{"type":"CSharp","value":"1"}}}}""", "'CSharp' is not installed")]
    public async Task A_definition_that_cannot_work_is_refused_with_a_reason(string json, string expected)
    {
        using var engine = new TestEngine();
        (await engine.Catalog.ValidateAsync(json)).Errors.ShouldContain(error => error.Message.Contains(expected));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    public async Task An_activity_without_a_type_can_be_saved_and_shown_as_a_draft(string type)
    {
        using var engine = new TestEngine();
        var json = $$$"""{"definitionId":"d","name":"d","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":{{{type}}}}]}}""";
        var saved = await engine.Catalog.SaveAsync(System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject(), publish: false, default);
        engine.Catalog.ToModel(saved.Row).ToJsonString().ShouldContain("Elsa.Flowchart");
        json = $$$"""{"definitionId":"e","name":"e","root":{"id":"a","type":{{{type}}}}}""";
        saved = await engine.Catalog.SaveAsync(System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject(), publish: false, default);
        engine.Catalog.ToModel(saved.Row).ToJsonString().ShouldContain("Elsa.NotFoundActivity");
    }

    [Fact]
    public async Task All_errors_are_told_at_once()
    {
        using var engine = new TestEngine();
        (await engine.Catalog.ValidateAsync("""{"version":-1,"root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"X"},{"type":"Y"}]}}""")).Errors.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Deep_nesting_and_sheer_size_are_refused_before_they_cost_anything()
    {
        using var engine = new TestEngine();
        var deep = string.Concat(Enumerable.Repeat("""{"root":""", 10_000)) + "1" + new string('}', 10_000);
        (await engine.Catalog.ValidateAsync(deep)).Errors.Single().Message.ShouldContain("levels deep");
        (await engine.Catalog.ValidateAsync(new string(' ', 10_000_000))).Errors.Single().Message.ShouldContain("bytes");
    }

    [Fact]
    public async Task A_connection_of_an_activity_that_was_deleted_leads_nowhere_and_does_no_harm()
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition("d", Flow.Chart("f", [Flow.Effect("a"), Flow.Effect("b")], "a>gone", "gone>b", "a>b")));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("Elsa.WriteLine", 99)]
    [InlineData("Elsa.WriteLine", -1)]
    [InlineData("Elsa.WriteLine", int.MaxValue)]
    public async Task A_version_that_is_not_installed_means_the_newest(string type, int version)
    {
        using var engine = new TestEngine();
        (await engine.Catalog.ValidateAsync($$$"""{"definitionId":"d","root":{"id":"a","type":"{{{type}}}","version":{{{version}}}}}""")).IsValid.ShouldBeTrue();
    }

    [Fact]
    public async Task Five_thousand_activities_run_and_one_more_is_refused()
    {
        using var engine = new TestEngine(configure: options => options.MaxDefinitionBytes = 16 * 1024 * 1024);
        object[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => (object)Flow.Act($"a{i}", "Elsa.End"))];
        var lines = Enumerable.Range(0, 4_998).Select(i => (object)Flow.Act($"a{i}", "Elsa.SetName", ("value", Flow.Literal($"n{i}")))).ToArray();
        var connections = Enumerable.Range(0, 4_997).Select(i => $"a{i}>a{i + 1}").ToArray();
        (await engine.Run(Flow.Definition("d", Flow.Chart("f", lines, connections)))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await engine.Store.FindAsync("i", default))!.Name.ShouldBe("n4997");
        (await engine.Catalog.ValidateAsync(Flow.Definition("e", Flow.Sequence("s", Many(5_001))))).Errors.ShouldContain(error => error.Message.Contains("more than 5,000 activities"));
    }

    [Fact]
    public async Task A_cycle_that_nothing_enters_and_activities_nested_deep_are_no_trouble()
    {
        using var engine = new TestEngine();
        (await engine.Catalog.ValidateAsync(Flow.Definition("d", Flow.Chart("f", [Flow.Effect("a"), Flow.Effect("b"), Flow.Effect("c")], "b>c", "c>b", "a>a")))).IsValid.ShouldBeTrue();
        foreach (var (depth, isValid) in new[] { (100, true), (1_000, false), (100_000, false) })
        {
            var open = string.Concat(Enumerable.Range(0, depth).Select(i => $$"""{"id":"s{{i}}","type":"Elsa.Sequence","activities":["""));
            var close = string.Concat(Enumerable.Repeat("]}", depth));
            var result = await engine.Catalog.ValidateAsync($$"""{"definitionId":"d","root":{{open}}{"id":"x","type":"Elsa.End"}{{close}}}""");
            result.IsValid.ShouldBe(isValid);
            (isValid || result.Errors.Single().Message.Contains(depth > 10_000 ? "bytes" : "levels deep")).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_value_that_is_nested_deep_survives_suspension_and_comes_back_whole()
    {
        using var first = new TestEngine();
        var deep = string.Concat(Enumerable.Repeat("[", 250)) + string.Concat(Enumerable.Repeat("]", 250));
        first.JavaScript.Scripts["deep"] = (_, _) => System.Text.Json.Nodes.JsonNode.Parse(deep, documentOptions: JsonValues.Reading);
        first.JavaScript.Scripts["again"] = (variables, _) => variables["v"]!.DeepClone();
        await first.Run(Flow.Definition("d", Flow.Sequence(
            "s",
            Flow.Act("set", "Elsa.SetVariable", ("variable", new { id = "v", name = "v" }), ("value", Flow.Js("deep"))),
            Flow.Act("wait", "Elsa.Delay", ("timeSpan", Flow.Literal("00:01:00"))),
            Flow.Act("w", "Elsa.WriteLine", ("text", Flow.Js("again")))), variables: [Flow.Variable("v")]));
        using var second = new TestEngine(sameWorldAs: first);
        second.Clock.Now += TimeSpan.FromMinutes(2);
        await second.Runtime.ResumeDueAsync(second.Clock.Now, 10);
        first.Lines.All.ShouldBe([deep]);
        (await second.Journal()).ShouldContain("w Completed");
    }

    [Fact]
    public async Task Random_damage_to_a_definition_never_ends_in_an_exception()
    {
        using var engine = new TestEngine();
        var whole = Flow.Definition("d", Flow.Chart(
            "f",
            [Flow.Effect("a", ("outcome", Flow.Js("x"))), Flow.Act("s", "Elsa.Switch", ("cases", new[] { new { label = "l", condition = new { type = "JavaScript", value = "1" } } })),
             Flow.Act("m", "Elsa.StateMachine", ("states", new[] { new { name = "A" } }), ("transitions", new[] { new { from = "A", to = "A" } })),
             Flow.Act("e", "Elsa.ForEach", ("items", Flow.Var("v")), ("body", Flow.Effect("b")))],
            "a>s", "s>m", "m>e"), variables: [Flow.Variable("v", "Object", "[1]")]);
        var random = new Random(1);
        string[] replacements = ["null", "[]", "{}", "1", "-1", "\"\"", "true"];
        for (var round = 0; round < 2_000; round++)
        {
            var node = System.Text.Json.Nodes.JsonNode.Parse(whole)!;
            var places = Places(node).ToList();
            var (parent, key) = places[random.Next(places.Count)];
            var replacement = System.Text.Json.Nodes.JsonNode.Parse(replacements[random.Next(replacements.Length)]);
            if (key is int index)
            {
                parent[index] = replacement;
            }
            else
            {
                parent[(string)key] = replacement;
            }

            var damaged = node.ToJsonString();
            damaged = random.Next(4) == 0 ? damaged.Remove(random.Next(damaged.Length), 1) : damaged;
            await Should.NotThrowAsync(async () => await engine.Catalog.ValidateAsync(damaged), damaged);
        }

        static IEnumerable<(System.Text.Json.Nodes.JsonNode Parent, object Key)> Places(System.Text.Json.Nodes.JsonNode node) => node switch
        {
            System.Text.Json.Nodes.JsonObject map => map.SelectMany(item => new[] { (Parent: node, Key: (object)item.Key) }.Concat(item.Value is null ? [] : Places(item.Value))),
            System.Text.Json.Nodes.JsonArray list => list.SelectMany((item, i) => new[] { (Parent: node, Key: (object)i) }.Concat(item is null ? [] : Places(item))),
            _ => [],
        };
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

    [Fact]
    public async Task States_that_are_left_at_once_in_a_circle_fault_the_run_and_not_the_process()
    {
        using var engine = new TestEngine();
        var state = await engine.Run(Flow.Definition("d", Flow.Act(
            "m",
            "Elsa.StateMachine",
            ("initialState", "Ping"),
            ("states", new[] { new { name = "Ping" }, new { name = "Pong" } }),
            ("transitions", new[] { new { name = "there", from = "Ping", to = "Pong" }, new { name = "back", from = "Pong", to = "Ping" } }))));
        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await engine.Journal()).ShouldContain("m Faulted");
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("[-1e999]")]
    [InlineData("{\"a\":1e400}")]
    public async Task An_endless_number_can_be_saved(string value)
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Sequence(
            "s",
            Flow.Act("out", "Elsa.SetOutput", ("outputName", Flow.Literal("o")), ("outputValue", new { expression = new { type = "Object", value } })),
            Flow.Act("event", "Elsa.PublishEvent", ("eventName", Flow.Literal("e")), ("payload", new { expression = new { type = "Object", value } })),
            Flow.Act("wait", "Elsa.Delay", ("timeSpan", Flow.Literal("00:01:00"))))));
        (await engine.State()).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }
}
