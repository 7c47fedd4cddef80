using System.Collections.Concurrent;
using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>Stores callbacks by method name and finds them again after a restart.</summary>
internal static class Callbacks
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<(Type Type, string Name), MethodInfo?> Methods = new();

    public static string? NameOf(ActivityExecutionContext context, MethodInfo? method, object? target)
    {
        if (method is null)
        {
            return null;
        }

        // A lambda would have no name after a restart: refuse it now, not then.
        return ReferenceEquals(target, context.Activity)
            ? method.Name
            : throw new InvalidOperationException(
                $"The callback of activity type '{context.Activity.Type}' must be an instance method of the activity.");
    }

    public static ActivityCompletionCallback? Checked(ActivityExecutionContext context, ActivityCompletionCallback? callback) =>
        callback is null || ReferenceEquals(callback.Target, context.Activity)
            ? callback
            : throw new InvalidOperationException(
                $"The completion callback of activity type '{context.Activity.Type}' must be an instance method of the activity.");

    public static ExecuteActivityDelegate Resume(Activity activity, string name) =>
        Find(activity, name, typeof(ActivityExecutionContext)).CreateDelegate<ExecuteActivityDelegate>(activity);

    public static ActivityCompletionCallback Completion(Activity activity, string name) =>
        Find(activity, name, typeof(ActivityCompletedContext)).CreateDelegate<ActivityCompletionCallback>(activity);

    private static MethodInfo Find(Activity activity, string name, Type parameter) =>
        Methods.GetOrAdd((activity.GetType(), name), static (key, parameter) => Search(key.Type, key.Name, parameter), parameter)
        ?? throw new InvalidOperationException(
            $"Activity type '{activity.Type}' has no method '{name}' any more; the run waits for it. Restore the method.");

    private static MethodInfo? Search(Type? type, string name, Type parameter)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMethod(name, Instance | BindingFlags.DeclaredOnly, [parameter]) is { } method)
            {
                return method;
            }
        }

        return null;
    }
}
