namespace WorkflowConnect.Engine;

/// <summary>Hands templates to the evaluator.</summary>
internal sealed class LiquidExpressions(ILiquidEvaluator evaluator) : IExpressionEvaluator
{
    public string Type => "Liquid";

    public async ValueTask<object?> EvaluateAsync(Expression expression, ExpressionExecutionContext context)
    {
        var activity = context.ActivityExecutionContext;
        var run = activity.WorkflowExecutionContext;
        return await evaluator.RenderAsync(
            new LiquidRequest
            {
                Template = expression.Value as string ?? "",
                Variables = ScriptData.Variables(activity),
                Input = ScriptData.Input(activity),
                Outputs = ScriptData.Outputs(activity),
                WorkflowInstanceId = run.Id,
                DefinitionId = run.Workflow.DefinitionId,
                DefinitionVersion = run.Workflow.Version,
                CorrelationId = run.CorrelationId,
                InstanceName = run.Name,
            },
            context.CancellationToken);
    }
}
