namespace WorkflowConnect.Engine.Authoring;

/// <summary>Inputs, outputs and variables.</summary>
public sealed partial class ActivityExecutionContext
{
    // Variables that this execution declares: the workflow's, a container's, a loop's.
    internal List<VariableCell>? Scope { get; set; }

    // Outputs set in this burst, for the journal.
    internal OutputValue[]? OutputValues { get; private set; }

    /// <summary>The evaluated value of an input; null or default when a definition does not set it.</summary>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null)
        {
            return default;
        }

        if (input.HasConstant)
        {
            return input.Constant;
        }

        return InputValues is { } values && (uint)input.Slot < (uint)values.Length
            ? ValueConverter.To<T>(values[input.Slot])
            : default;
    }

    /// <summary>The value last written to an output, when a variable holds it.</summary>
    public T? Get<T>(Output<T>? output) =>
        output?.TargetId is { } target && FindCell(target) is { } cell ? ValueConverter.To<T>(cell.Value) : default;

    /// <summary>The value of a variable in scope; null when there is none.</summary>
    public object? Get(MemoryBlockReference reference) => TryGet(reference, out var value) ? value : null;

    /// <summary>The value of a variable in scope.</summary>
    public bool TryGet(MemoryBlockReference reference, out object? value)
    {
        var cell = FindCell(reference.Id);
        value = cell?.Value;
        return cell is not null;
    }

    /// <summary>Writes an output to the variable or workflow output it is bound to.</summary>
    public void Set<T>(Output<T>? output, T? value) => SetOutput(output, value);

    /// <inheritdoc cref="Set{T}(Output{T}, T)"/>
    public void Set(Output? output, object? value) => SetOutput(output, value);

    /// <summary>Writes a variable in scope.</summary>
    /// <exception cref="UnknownVariableException">No such variable is in scope.</exception>
    public void Set(MemoryBlockReference reference, object? value) =>
        (FindCell(reference.Id) ?? throw new UnknownVariableException(reference.Id)).Set(value);

    /// <summary>Writes the output named Result.</summary>
    public void SetResult(object? value)
    {
        foreach (var output in Node.Outputs)
        {
            if (output.Name == "Result")
            {
                SetOutput(output, value);
            }
        }
    }

    /// <summary>Evaluates an input now; for inputs that are not evaluated beforehand.</summary>
    public async ValueTask<T?> EvaluateAsync<T>(Input<T>? input)
    {
        if (input is null || input.HasConstant || input.Source is null)
        {
            return Get(input);
        }

        return ValueConverter.To<T>(await input.Source.GetAsync(this));
    }

    // As expressions see it: inside a workflow that is used as an activity, what that was given comes first.
    internal bool TryGetInput(string name, out object? value) =>
        Activities.WorkflowDefinitionActivity.TryGetInput(this, name, out value)
        || WorkflowExecutionContext.Input.TryGetValue(name, out value);

    internal VariableCell? FindOwnCell(string id) =>
        Scope?.Find(cell => string.Equals(cell.Id, id, StringComparison.Ordinal));

    internal VariableCell? FindCell(string idOrName)
    {
        for (var context = this; context is not null; context = context.ParentActivityExecutionContext)
        {
            if (context.Scope is not { } scope)
            {
                continue;
            }

            foreach (var cell in scope)
            {
                if (string.Equals(cell.Id, idOrName, StringComparison.Ordinal)
                    || string.Equals(cell.Name, idOrName, StringComparison.Ordinal))
                {
                    return cell;
                }
            }
        }

        return null;
    }

    internal VariableCell Declare(string id, string name, string typeName, object? value)
    {
        var cell = new VariableCell(id, name, typeName, value);
        (Scope ??= []).Add(cell);
        return cell;
    }

    private void RecordOutput(Output output, object? value)
    {
        if (WorkflowExecutionContext.Journal.IsEnabled && Node.Recording.RecordsOutput(output.Index))
        {
            (OutputValues ??= new OutputValue[Node.Outputs.Length])[output.Index] = new OutputValue(value, IsSet: true);
        }
    }

    private void SetOutput(Output? output, object? value)
    {
        if (output is null)
        {
            return;
        }

        OutputLog?.Add((output, value));
        if (WorkflowExecutionContext.Graph.KeepsOutputs)
        {
            WorkflowExecutionContext.Outputs.Set(Node, output.Name, value);
        }

        RecordOutput(output, value);
        if (output.TargetId is not { } target)
        {
            return;
        }

        if (FindCell(target) is { } cell)
        {
            cell.Set(value);
        }
        else
        {
            WorkflowExecutionContext.Output[target] = value!;
        }
    }
}
