using System.Buffers;
using System.Text;
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
        var run = context.WorkflowExecutionContext;
        var result = await evaluator.EvaluateAsync(
            new JavaScriptRequest
            {
                Script = script,
                Variables = WriteVariables(context),
                Input = JsonValues.Write(run.Input.AsReadOnly()) ?? "{}",
                Outputs = WriteOutputs(run.Outputs),
                LastResult = JsonValues.ToElement(run.Outputs.Last).GetRawText(),
                WorkflowInstanceId = run.Id,
                DefinitionId = run.Workflow.DefinitionId,
                DefinitionVersion = run.Workflow.Version,
                CorrelationId = run.CorrelationId,
                InstanceName = run.Name,
                ActivityInstanceId = context.Id,
            },
            context.CancellationToken);
        foreach (var (name, value) in result.ChangedVariables)
        {
            context.SetVariable(name, JsonValues.Read(value));
        }

        run.CorrelationId = result.CorrelationId ?? run.CorrelationId;
        run.Name = result.InstanceName ?? run.Name;
        return result;
    }

    private static string WriteVariables(ActivityExecutionContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Write(writer =>
        {
            for (var scope = context; scope is not null; scope = scope.ParentActivityExecutionContext)
            {
                foreach (var cell in scope.Scope ?? [])
                {
                    if (seen.Add(cell.Name))
                    {
                        writer.WritePropertyName(cell.Name);
                        JsonValues.WriteValue(writer, cell.Value);
                    }
                }
            }
        });
    }

    private static string WriteOutputs(OutputRegister outputs) => outputs.Values is null ? "{}" : Write(writer =>
    {
        foreach (var (activity, values) in outputs.Values)
        {
            writer.WritePropertyName(activity);
            JsonValues.WriteObject(writer, values!);
        }
    });

    private static string Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
