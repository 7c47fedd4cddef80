namespace WorkflowConnect.Engine;

/// <summary>Inputs of one activity that are scripts and follow each other: one call to the evaluator instead of many.</summary>
internal static class ScriptRow
{
    public static void Mark(Input[] bindings)
    {
        for (var index = bindings.Length - 1; index >= 0; index--)
        {
            var next = index + 1 < bindings.Length ? bindings[index + 1].ScriptsInARow : 0;
            bindings[index].ScriptsInARow = IsScript(bindings[index], out _, out _) ? next + 1 : 0;
        }
    }

    public static async ValueTask EvaluateAsync(ActivityExecutionContext context, ReadOnlyMemory<Input> inputs, object?[] values)
    {
        var scripts = new string[inputs.Length];
        JavaScriptExpressions evaluator = null!;
        for (var index = 0; index < scripts.Length; index++)
        {
            IsScript(inputs.Span[index], out evaluator!, out scripts[index]);
        }

        var results = await evaluator.RunAllAsync(scripts, context);
        for (var index = 0; index < scripts.Length; index++)
        {
            var input = inputs.Span[index];
            values[input.Slot] = ValueConverter.Convert(JsonValues.Read(results[index]), input.ValueType);
        }
    }

    private static bool IsScript(Input input, out JavaScriptExpressions? evaluator, out string script)
    {
        var source = input.Source as EvaluatorSource;
        evaluator = source?.Evaluator as JavaScriptExpressions;
        script = source?.Expression.Value as string ?? "";
        return evaluator is not null;
    }
}
