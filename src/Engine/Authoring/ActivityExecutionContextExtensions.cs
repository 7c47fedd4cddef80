namespace WorkflowConnect.Engine.Authoring;

/// <summary>Short ways to data of the run, with Elsa's names.</summary>
public static class ActivityExecutionContextExtensions
{
    /// <summary>A variable in scope by name, or default.</summary>
    public static T? GetVariable<T>(this ActivityExecutionContext context, string name) =>
        context.FindCell(name) is { } cell ? ValueConverter.To<T>(cell.Value) : default;

    /// <summary>Sets a variable in scope by name; one that no scope declares becomes the workflow's.</summary>
    public static void SetVariable(this ActivityExecutionContext context, string name, object? value)
    {
        if (context.FindCell(name) is { } cell)
        {
            cell.Set(value);
        }
        else
        {
            context.WorkflowExecutionContext.Root.Declare(name, name, "Object", value);
        }
    }

    /// <summary>The variables in scope by name; the innermost wins.</summary>
    public static IDictionary<string, object> GetVariableValues(this ActivityExecutionContext context)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var scope = context; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            foreach (var cell in scope.Scope ?? [])
            {
                values.TryAdd(cell.Name, cell.Value!);
            }
        }

        return values;
    }

    /// <summary>Declares a variable in this execution's scope.</summary>
    public static void CreateVariable(this ActivityExecutionContext context, string name, object? value) =>
        context.Declare(name, name, "Object", value);

    /// <summary>One value of the run's input, or default.</summary>
    public static T? GetWorkflowInput<T>(this ActivityExecutionContext context, string key) =>
        context.TryGetWorkflowInput<T>(key, out var value) ? value : default;

    /// <summary>The run's input by the type's name, or default.</summary>
    public static T? GetWorkflowInput<T>(this ActivityExecutionContext context) =>
        context.GetWorkflowInput<T>(typeof(T).Name);

    /// <summary>One value of the run's input.</summary>
    public static bool TryGetWorkflowInput<T>(this ActivityExecutionContext context, string key, out T? value)
    {
        if (context.WorkflowInput.TryGetValue(key, out var found))
        {
            value = ValueConverter.To<T>(found);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>A property of this execution, or default.</summary>
    public static T? GetProperty<T>(this ActivityExecutionContext context, string key) =>
        context.Properties.TryGetValue(key, out var value) ? ValueConverter.To<T>(value) : default;

    /// <summary>A property of this execution; made and kept when it is not there.</summary>
    public static T GetProperty<T>(this ActivityExecutionContext context, string key, Func<T> defaultValue)
    {
        if (context.Properties.ContainsKey(key))
        {
            return context.GetProperty<T>(key)!;
        }

        var value = defaultValue();
        context.SetProperty(key, value);
        return value;
    }

    /// <summary>A service of the run's scope, or a new object with its dependencies from there.</summary>
    public static T GetOrCreateService<T>(this ActivityExecutionContext context)
        where T : class => context.GetService<T>() ?? context.WorkflowExecutionContext.Create<T>();

    /// <summary>Sets a property of this execution.</summary>
    public static void SetProperty<T>(this ActivityExecutionContext context, string key, T value) =>
        context.Properties[key] = value!;

    /// <summary>Changes a property of this execution.</summary>
    public static T UpdateProperty<T>(this ActivityExecutionContext context, string key, Func<T?, T> update)
    {
        var value = update(context.GetProperty<T>(key));
        context.SetProperty(key, value);
        return value;
    }

    /// <summary>Removes a property of this execution.</summary>
    public static void RemoveProperty(this ActivityExecutionContext context, string key) => context.Properties.Remove(key);
}
