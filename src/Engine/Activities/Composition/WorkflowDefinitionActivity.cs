namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Another workflow as a step of this one: it runs in the same instance, with variables of its own. Its inputs and
/// outputs are those that the other workflow declares.
/// </summary>
internal sealed class WorkflowDefinitionActivity : Activity
{
    // Before the ids of cells that hold what goes in and what comes out; no variable of a designer begins like that.
    private const string InputCell = "input:";
    private const string OutputCell = "output:";

    internal override bool IsStructural => true;

    internal override bool IsComposite => true;

    internal static VariableDeclaration CellOf(InputDescriptor input) => new(InputCell + input.Name, input.Name, "Object", null);

    internal static VariableDeclaration CellOf(OutputDescriptor output) => new(OutputCell + output.Name, output.Name, "Object", null);

    /// <summary>The value that the nearest such activity around a step was given under this name.</summary>
    internal static bool TryGetInput(ActivityExecutionContext inside, string name, out object? value)
    {
        for (var around = inside.Node.EmbeddedIn; around is not null; around = around.EmbeddedIn)
        {
            if (ContextOf(inside, around)?.FindOwnCell(InputCell + name) is { } cell)
            {
                value = cell.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Adds what such activities around a step were given; the nearest wins, also over what is there.</summary>
    internal static void AddInputs(ActivityExecutionContext inside, Dictionary<string, object> values)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var around = inside.Node.EmbeddedIn; around is not null; around = around.EmbeddedIn)
        {
            foreach (var input in around.Descriptor.Inputs.Where(input => names.Add(input.Name)))
            {
                values[input.Name] = ContextOf(inside, around)?.FindOwnCell(InputCell + input.Name)?.Value!;
            }
        }
    }

    /// <summary>Keeps a value for the nearest such activity around a step that has this output.</summary>
    internal static bool TrySetOutput(ActivityExecutionContext inside, string name, object? value)
    {
        for (var around = inside.Node.EmbeddedIn; around is not null; around = around.EmbeddedIn)
        {
            if (ContextOf(inside, around)?.FindOwnCell(OutputCell + name) is { } cell)
            {
                cell.Set(value);
                return true;
            }
        }

        return false;
    }

    internal override async ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        HandOut(context);
        await context.CompleteActivityAsync();
    }

    internal override ValueTask OnCompositeCompletingAsync(ActivityExecutionContext context, ActivityExecutionContext sender)
    {
        HandOut(context);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var input in context.Node.Descriptor.Inputs)
        {
            context.FindOwnCell(InputCell + input.Name)?.Set(context.ValueOf(input.GetValue(this) as Input));
        }

        return context.ScheduleActivityAsync(context.Node.Children[0].Activity);
    }

    private static void HandOut(ActivityExecutionContext context)
    {
        foreach (var output in context.Node.Outputs)
        {
            if (context.FindOwnCell(OutputCell + output.Name) is { } cell)
            {
                context.Set(output, cell.Value);
            }
        }
    }

    private static ActivityExecutionContext? ContextOf(ActivityExecutionContext inside, CompiledNode node)
    {
        var context = inside.ParentActivityExecutionContext;
        while (context is not null && !ReferenceEquals(context.Node, node))
        {
            context = context.ParentActivityExecutionContext;
        }

        return context;
    }
}
