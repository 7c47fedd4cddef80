using WorkflowConnect.Engine;
using WorkflowConnect.Host.Scripting;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Tests.Scripting;

/// <summary>The engine's requests against the real worker.</summary>
public sealed class WorkflowExpressionTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static readonly JavaScriptRequest Request = new()
    {
        Script = "",
        Variables = """{"Count":1,"Name":"x"}""",
        Input = """{"party":"Erika"}""",
        Outputs = """{"screen1":{"Result":"Hit"}}""",
        WorkflowInstanceId = "i",
        DefinitionId = "d",
        DefinitionVersion = 3,
        DefinitionVersionId = "dv3",
        CorrelationId = "c",
        ActivityInstanceId = "a",
    };

    private static readonly string[] Scripts =
        ["variables.Count = 5; setCorrelationId('new')", "variables.Count + getCorrelationId()", "setVariable('Extra', [1]); 0", "variables.Extra.length + getCount()"];

    private static readonly LiquidRequest Template = new()
    {
        Template = "",
        Variables = """{"Name":"Erika","List":["a","b"],"Map":{"k":1}}""",
        Input = """{"party":"P"}""",
        Outputs = """{"screen1":{"Result":"Hit"}}""",
        WorkflowInstanceId = "i",
        DefinitionId = "d",
        DefinitionVersion = 3,
        CorrelationId = "c",
    };

    private WorkerJavaScript JavaScript => new(fixture.Get<JavaScriptSandbox>());

    private WorkerLiquid Liquid => new(fixture.Get<LiquidRenderer>());

    [Fact]
    public async Task Scripts_in_one_call_see_what_those_before_them_set()
    {
        var results = await JavaScript.EvaluateAllAsync(Request, Scripts, TestContext.Current.CancellationToken);
        results.Select(result => result.Value.ToString()).ShouldBe(["", "5new", "0", "6"]);
        results[0].ChangedVariables["Count"].GetInt32().ShouldBe(5);
        results[0].CorrelationId.ShouldBe("new");
        results[2].ChangedVariables.Keys.ShouldBe(["Extra"]);
    }

    [Theory]
    [InlineData("getWorkflowInstanceId()", "i")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersion()", "d3")]
    [InlineData("getWorkflowDefinitionVersionId()", "dv3")]
    public async Task A_script_knows_its_run_and_its_version(string script, string expected) =>
        (await JavaScript.EvaluateAsync(Request with { Script = script }, TestContext.Current.CancellationToken)).Value.ToString().ShouldBe(expected);

    [Fact]
    public async Task A_value_that_is_nested_deep_goes_to_the_worker_and_back_and_one_too_deep_is_refused()
    {
        const string Deep = "let a = []; for (let i = 0; i < DEPTH; i++) a = [a]; variables.Deep = a; a";
        var result = await JavaScript.EvaluateAsync(Request with { Script = Deep.Replace("DEPTH", "200") }, TestContext.Current.CancellationToken);
        var again = Request with { Script = "variables.Deep", Variables = $$"""{"Deep":{{result.Value.GetRawText()}}}""" };
        (await JavaScript.EvaluateAsync(again, TestContext.Current.CancellationToken)).Value.GetRawText().ShouldBe(result.Value.GetRawText());
        var failure = await Should.ThrowAsync<JavaScriptException>(async () =>
            await JavaScript.EvaluateAsync(Request with { Script = Deep.Replace("DEPTH", "2000") }, TestContext.Current.CancellationToken));
        failure.Message.ShouldContain("levels deep");
    }

    [Theory]
    [InlineData("nothing.of.the.kind", "'nothing' is not defined")]
    [InlineData("1\n+ absent", "line 2")]
    [InlineData("let = ;", "SyntaxError")]
    [InlineData("throw new Error('planted')", "Error (line 1)")]
    [InlineData("throw new RangeError(variables.Name)", "RangeError")]
    [InlineData("null[variables.Name]", "TypeError")]
    [InlineData("throw new ReferenceError(variables.Name)", "ReferenceError")]
    [InlineData("JSON.parse(variables.Name)", "SyntaxError")]
    [InlineData("const e = new Error('x'); e.name = variables.Name; throw e", "Error")]
    public async Task One_that_fails_fails_the_call_and_says_why_without_quoting_data(string script, string expected)
    {
        var failure = await Should.ThrowAsync<JavaScriptException>(async () =>
            await JavaScript.EvaluateAllAsync(Request, ["1", script, "2"], TestContext.Current.CancellationToken));
        failure.Message.ShouldContain(expected);
        failure.Message.ShouldNotContain("planted");
        failure.Message.ShouldNotContain("Erika");
    }

    [Theory]
    [InlineData("{{ Variables.Name }} {{ Input.party }} {{ Output.screen1.Result }}", "Erika P Hit")]
    [InlineData("{{ WorkflowInstanceId }}/{{ CorrelationId }}", "i/c")]
    [InlineData("{% for x in Variables.List %}{{ x | upcase }}{% endfor %}", "AB")]
    [InlineData("{{ Variables.Name | base64 }}", "RXJpa2E=")]
    [InlineData("{{ Variables.Map | keys | first }}", "k")]
    [InlineData("{{ Variables.Missing }}", "")]
    [InlineData("{{ Variables.constructor }}", "")]
    public async Task A_template_sees_variables_input_outputs_and_the_run(string template, string expected) =>
        (await Liquid.RenderAsync(Template with { Template = template }, TestContext.Current.CancellationToken)).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 'x' | nosuchfilter }}")]
    [InlineData("{% for %}")]
    [InlineData("{% include '/etc/passwd' %}")]
    [InlineData("{% render 'x' %}")]
    public async Task A_template_that_cannot_be_rendered_says_why(string template) =>
        (await Should.ThrowAsync<LiquidException>(async () =>
            await Liquid.RenderAsync(Template with { Template = template }, TestContext.Current.CancellationToken))).Message.ShouldNotBeEmpty();

    [Fact]
    public async Task A_template_that_never_ends_is_stopped()
    {
        await using var services = WorkerFixture.Create(o => o.LiquidTimeout = TimeSpan.FromMilliseconds(200));
        var liquid = new WorkerLiquid((LiquidRenderer)services.GetService(typeof(LiquidRenderer))!);
        var failure = await Should.ThrowAsync<ScriptException>(async () => await liquid.RenderAsync(
            Template with { Template = "{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}{% endfor %}{% endfor %}{% endfor %}" },
            TestContext.Current.CancellationToken));
        failure.Kind.ShouldBeOneOf(ScriptErrorKind.Timeout, ScriptErrorKind.Memory);
    }
}
