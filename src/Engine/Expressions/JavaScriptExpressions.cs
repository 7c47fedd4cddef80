using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Hands scripts to the evaluator, and what they changed back to the run.</summary>
internal sealed class JavaScriptExpressions(IJavaScriptEvaluator evaluator) : IExpressionEvaluator
{
    public string Type => "JavaScript";

    public async ValueTask<object?> EvaluateAsync(Expression expression, ExpressionExecutionContext context) =>
        JsonValues.Read((await RunAsync(expression.Value as string ?? "", context.ActivityExecutionContext)).Value);

    public async ValueTask<JavaScriptResult> RunAsync(string script, ActivityExecutionContext context)
    {
        var result = await evaluator.EvaluateAsync(Request(script, context), context.CancellationToken);
        TakeOver(result, context);
        return result;
    }

    /// <summary>Several scripts of one activity in one call; each sees what those before it changed.</summary>
    public async ValueTask<IReadOnlyList<JsonElement>> RunAllAsync(IReadOnlyList<string> scripts, ActivityExecutionContext context)
    {
        var results = await evaluator.EvaluateAllAsync(Request("", context), scripts, context.CancellationToken);
        var values = new List<JsonElement>(results.Count);
        foreach (var result in results)
        {
            TakeOver(result, context);
            values.Add(result.Value);
        }

        return values;
    }

    private static JavaScriptRequest Request(string script, ActivityExecutionContext context)
    {
        var run = context.WorkflowExecutionContext;
        return new JavaScriptRequest
        {
            Script = script,
            Variables = ScriptData.Variables(context),
            Input = ScriptData.Input(context),
            Outputs = ScriptData.Outputs(context),
            LastResult = JsonValues.ToElement(run.Outputs.Last).GetRawText(),
            WorkflowInstanceId = run.Id,
            DefinitionId = run.Workflow.DefinitionId,
            DefinitionVersion = run.Workflow.Version,
            DefinitionVersionId = run.Workflow.VersionId,
            CorrelationId = run.CorrelationId,
            InstanceName = run.Name,
            ActivityInstanceId = context.Id,
        };
    }

    private static void TakeOver(JavaScriptResult result, ActivityExecutionContext context)
    {
        foreach (var (name, value) in result.ChangedVariables)
        {
            context.SetVariable(name, JsonValues.Read(value));
        }

        var run = context.WorkflowExecutionContext;
        run.CorrelationId = result.CorrelationId ?? run.CorrelationId;
        run.Name = result.InstanceName ?? run.Name;
    }
}
