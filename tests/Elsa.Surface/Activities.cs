using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

public enum ActivityKind
{
    Action,
    Trigger,
    Job,
    Task,
}

public enum ActivityStatus
{
    Pending,
    Running,
    Completed,
    Canceled,
    Faulted,
}

public interface IActivity
{
    string Id { get; set; }

    string NodeId { get; set; }

    string? Name { get; set; }

    string Type { get; set; }

    int Version { get; set; }

    IDictionary<string, object> CustomProperties { get; set; }

    IDictionary<string, object> SyntheticProperties { get; set; }

    IDictionary<string, object> Metadata { get; set; }

    ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context);

    ValueTask ExecuteAsync(ActivityExecutionContext context);
}

public interface ITrigger : IActivity
{
    ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context);
}

public interface IStartNode;

public interface ITerminalNode;

public interface IJoinNode;

public abstract class Activity : IActivity
{
    protected Activity(string? source = null, int? line = null) => throw null!;

    protected Activity(string activityType, int version = 1, string? source = null, int? line = null) => throw null!;

    public string Id { get; set; }

    public string NodeId { get; set; }

    public string? Name { get; set; }

    public string Type { get; set; }

    public int Version { get; set; }

    public bool CanStartWorkflow { get; set; }

    public bool? RunAsynchronously { get; set; }

    public IDictionary<string, object> CustomProperties { get; set; }

    public IDictionary<string, object> SyntheticProperties { get; set; }

    public IDictionary<string, object> Metadata { get; set; }

    ValueTask<bool> IActivity.CanExecuteAsync(ActivityExecutionContext context) => throw null!;

    ValueTask IActivity.ExecuteAsync(ActivityExecutionContext context) => throw null!;

    protected virtual ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context) => throw null!;

    protected virtual bool CanExecute(ActivityExecutionContext context) => throw null!;

    protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context) => throw null!;

    protected virtual void Execute(ActivityExecutionContext context) => throw null!;

    protected ValueTask CompleteAsync(ActivityExecutionContext context) => throw null!;
}

public abstract class Activity<T> : Activity
{
    protected Activity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) => throw null!;

    [Output]
    public Output<T>? Result { get; set; }
}

public abstract class CodeActivity : Activity
{
    protected CodeActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) => throw null!;
}

public abstract class CodeActivity<T> : CodeActivity
{
    protected CodeActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) => throw null!;

    [Output]
    public Output<T>? Result { get; set; }
}

public abstract class Trigger : Activity, ITrigger
{
    protected Trigger([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) => throw null!;

    ValueTask<IEnumerable<object>> ITrigger.GetTriggerPayloadsAsync(TriggerIndexingContext context) => throw null!;

    protected virtual ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context) => throw null!;

    protected virtual IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) => throw null!;

    protected virtual object GetTriggerPayload(TriggerIndexingContext context) => throw null!;
}

public abstract class Trigger<T> : Trigger
{
    protected Trigger([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) => throw null!;

    [Output]
    public Output<T>? Result { get; set; }
}

public class TriggerIndexingContext
{
    public ITrigger Trigger { get; } = null!;

    public string TriggerName { get; set; } = null!;

    public CancellationToken CancellationToken { get; }

    public T? Get<T>(Input<T>? input) => throw null!;
}
