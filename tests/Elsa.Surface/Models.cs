namespace Elsa.Workflows.Models;

public abstract class MemoryBlockReference
{
    public string Id { get; set; } = null!;
}

public abstract class Input
{
}

public class Input<T> : Input
{
    public Input(T literal) => throw null!;

    public Input(Func<T> @delegate) => throw null!;

    public Input(Func<ExpressionExecutionContext, T> @delegate) => throw null!;

    public Input(Func<ValueTask<T?>> @delegate) => throw null!;

    public Input(Func<ExpressionExecutionContext, ValueTask<T?>> @delegate) => throw null!;

    public Input(Variable variable) => throw null!;

    public Input(Output output) => throw null!;

    public Input(Expression expression) => throw null!;

    public Input(Expression expression, MemoryBlockReference memoryBlockReference) => throw null!;

    public T Get(ActivityExecutionContext context) => throw null!;

    public T? GetOrDefault(ActivityExecutionContext context, Func<T?>? defaultValue = null) => throw null!;
}

public class Output
{
}

public class Output<T> : Output
{
    public Output() => throw null!;

    public Output(Variable variable) => throw null!;

    public void Set(ActivityExecutionContext context, T? value) => throw null!;
}

public class Variable : MemoryBlockReference
{
    public string Name { get; set; } = null!;

    public object? Value { get; set; }

    public Type? StorageDriverType { get; set; }

    public object? Get(ActivityExecutionContext context) => throw null!;

    public void Set(ActivityExecutionContext context, object? value) => throw null!;
}

public class Expression
{
    public Expression(string type, object? value) => throw null!;

    public string Type { get; set; }

    public object? Value { get; set; }
}

public class ExpressionExecutionContext
{
    public CancellationToken CancellationToken { get; set; }
}

public record Outcomes(params string[] Names)
{
    public static readonly Outcomes Default = null!;

    public static readonly Outcomes Empty = null!;
}

public delegate ValueTask ExecuteActivityDelegate(ActivityExecutionContext context);

public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);

public class ActivityCompletedContext
{
    public ActivityExecutionContext TargetContext { get; } = null!;

    public ActivityExecutionContext ChildContext { get; } = null!;

    public object? Result { get; }
}

public class CreateBookmarkArgs
{
    public string? BookmarkId { get; set; }

    public object? Stimulus { get; set; }

    public ExecuteActivityDelegate? Callback { get; set; }

    public string? BookmarkName { get; set; }

    public bool AutoBurn { get; set; }

    public bool IncludeActivityInstanceId { get; set; }

    public bool AutoComplete { get; set; }

    public IDictionary<string, string>? Metadata { get; set; }
}

public class Bookmark
{
    public string Id { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string Hash { get; set; } = null!;

    public object? Payload { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
