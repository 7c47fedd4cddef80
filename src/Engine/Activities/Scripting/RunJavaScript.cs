using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs a script, which may choose the outcomes.</summary>
[Activity("Elsa", "Scripting", "Runs JavaScript code, which may compute a value and choose the way to go on.", DisplayName = "Run JavaScript")]
[Output(Description = "What the script returned.")]
public sealed class RunJavaScript : CodeActivity<object?>
{
    /// <summary>The script.</summary>
    [Input(Description = "The JavaScript code. What it returns is the result.", UIHint = InputUIHints.CodeEditor, DefaultSyntax = "JavaScript", AutoEvaluate = false)]
    public Input<string> Script { get; set; } = default!;

    /// <summary>Outcomes that the script may choose; for the designer.</summary>
    [Input(Description = "Names of the ways out among which the script can choose with setOutcome.", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> PossibleOutcomes { get; set; } = default!;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var result = await context.GetRequiredService<JavaScriptExpressions>().RunAsync(await ScriptAsync(context), context);
        context.Set(Result, JsonValues.Read(result.Value));
        await context.CompleteActivityWithOutcomesAsync(result.Outcomes is null ? ["Done"] : [.. result.Outcomes]);
    }

    // Whoever chooses JavaScript as the syntax of the script means the script, not a script that gives one.
    private async ValueTask<string> ScriptAsync(ActivityExecutionContext context) =>
        Script?.Source is EvaluatorSource { Evaluator: JavaScriptExpressions, Expression.Value: string script }
            ? script
            : await context.EvaluateAsync(Script) ?? "";
}
