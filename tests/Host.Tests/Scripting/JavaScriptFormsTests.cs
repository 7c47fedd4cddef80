using System.Text.Json.Nodes;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

public sealed class JavaScriptFormsTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("({ a: 1 })", """{"a":1}""")]
    [InlineData("{ a: 1 }", """{"a":1}""")]
    [InlineData("return variables.Count + 1", "42")]
    [InlineData("if (variables.Count > 1) { return 'many'; } return 'few';", "\"many\"")]
    [InlineData("var x = 1; x + 1", "2")]
    [InlineData("getCount()", "41")]
    [InlineData("getVariable('Count')", "41")]
    [InlineData("getInput('name') + input.name + getName()", "\"AdaAdaAda\"")]
    [InlineData("getInput('missing')", null)]
    [InlineData("await Promise.resolve(3)", "3")]
    [InlineData("return await (async () => 8)()", "8")]
    [InlineData("(async () => 7)()", "7")]
    [InlineData("isNullOrWhiteSpace(' \\t') && isNullOrEmpty(null) && !isNullOrWhiteSpace('x')", "true")]
    [InlineData("toJson({ a: [1] })", "\"{\\u0022a\\u0022:[1]}\"")]
    [InlineData("stringFromBase64(stringToBase64('Größe 漢'))", "\"Größe 漢\"")]
    [InlineData("bytesToBase64(bytesFromString('ab'))", "\"YWI=\"")]
    [InlineData("newGuid().length + newShortGuid().length", "58")]
    [InlineData("parseGuid('{0F8FAD5B-D9CB-469F-A165-70867728950E}')", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("'漢字' // a comment at the end", "\"漢字\"")]
    public async Task Every_form_of_an_Elsa_script_gives_its_value(string script, string? json)
    {
        var result = await fixture.RunAsync(script, new JsonObject { ["Count"] = 41 }, new JsonObject { ["name"] = "Ada" });
        JsonNode.DeepEquals(result.Value, json is null ? null : JsonNode.Parse(json)).ShouldBeTrue($"was {result.Value?.ToJsonString() ?? "null"}");
        result.ChangedVariables.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Only_changed_variables_come_back()
    {
        var variables = new JsonObject { ["Same"] = 1, ["List"] = new JsonArray(1), ["Old"] = "x", ["Gone"] = 1 };
        var result = await fixture.RunAsync("variables.List.push(2); setVariable('New', { a: 1 }); setOld('y'); delete variables.Gone; variables.Same = 1;", variables);
        result.ChangedVariables.ToJsonString().ShouldBe("""{"List":[1,2],"Old":"y","New":{"a":1}}""");
        result.RemovedVariables.ShouldBe(["Gone"]);
    }

    [Fact]
    public async Task The_workflow_and_its_outputs_are_known()
    {
        var result = await fixture.Get<JavaScriptSandbox>().EvaluateAsync(
            new JavaScriptEvaluation
            {
                Script = """
                    setOutcomes('A', 'B'); setCorrelationId('new');
                    return [getWorkflowInstanceId(), getWorkflowDefinitionId(), getWorkflowDefinitionVersion(), getCorrelationId(), getOutputFrom('a1', 'body'), getOutputFrom('Fetch'), getBodyFromFetch(), getLastResult(), typeof getConfig, typeof getEmpty()]
                    """,
                WorkflowInstanceId = "i",
                WorkflowDefinitionId = "d",
                WorkflowDefinitionVersion = 3,
                CorrelationId = "c",
                VariableNames = ["Empty"],
                LastResult = 9,
                Outputs = [new ActivityOutput("a1", "Fetch", "body", "B")],
            },
            TestContext.Current.CancellationToken);
        result.Value!.ToJsonString().ShouldBe("""["i","d",3,"new","B","B","B",9,"undefined","undefined"]""");
        result.Outcomes.ShouldBe(["A", "B"]);
        result.CorrelationIdChanged.ShouldBeTrue();
        result.CorrelationId.ShouldBe("new");
        result.WorkflowInstanceNameChanged.ShouldBeFalse();
    }

    [Theory]
    [InlineData("1 +", ScriptErrorKind.Syntax, 1)]
    [InlineData("let a = 1;\nlet b = ;", ScriptErrorKind.Syntax, 2)]
    [InlineData("\n\nfoo.bar", ScriptErrorKind.Runtime, 3)]
    [InlineData("const a = 1;\nreturn missing", ScriptErrorKind.Runtime, 2)]
    public async Task An_error_names_its_kind_and_line(string script, ScriptErrorKind kind, int line)
    {
        var failure = await fixture.FailAsync(script);
        failure.Kind.ShouldBe(kind);
        failure.Line.ShouldBe(line);
    }

    [Fact]
    public async Task An_error_message_is_cut()
    {
        var failure = await fixture.FailAsync("throw new Error('x'.repeat(100000))");
        failure.Message.Length.ShouldBeLessThan(400);
    }
}
