using Elsa.Workflows.Models;

namespace Elsa.Workflows
{
    public class WorkflowExecutionContext
    {
        public string Id { get; set; } = null!;

        public string? CorrelationId { get; set; }

        public string? Name { get; set; }

        public IDictionary<string, object> Input { get; set; } = null!;

        public IDictionary<string, object> Output { get; set; } = null!;

        public IDictionary<string, object> Properties { get; set; } = null!;

        public CancellationToken CancellationToken { get; }
    }

    public class ActivityExecutionContext
    {
        public string Id { get; set; } = null!;

        public DateTimeOffset StartedAt { get; set; }

        public ActivityStatus Status { get; }

        public IActivity Activity { get; set; } = null!;

        public string NodeId => throw null!;

        public object? Tag { get; set; }

        public WorkflowExecutionContext WorkflowExecutionContext { get; set; } = null!;

        public ActivityExecutionContext? ParentActivityExecutionContext { get; set; }

        public CancellationToken CancellationToken { get; }

        public IDictionary<string, object> WorkflowInput => throw null!;

        public IDictionary<string, object?> JournalData => throw null!;

        public IDictionary<string, object> Properties => throw null!;

        public IDictionary<object, object?> TransientProperties => throw null!;

        public IEnumerable<Bookmark> Bookmarks => throw null!;

        public T? Get<T>(Input<T>? input) => throw null!;

        public T? Get<T>(Output<T>? output) => throw null!;

        public object? Get(MemoryBlockReference reference) => throw null!;

        public void Set<T>(Output<T>? output, T? value) => throw null!;

        public void Set(Output? output, object? value) => throw null!;

        public void Set(MemoryBlockReference reference, object? value) => throw null!;

        public T? GetProperty<T>(string key) => throw null!;

        public void SetProperty<T>(string key, T value) => throw null!;

        public void RemoveProperty(string key) => throw null!;

        public T GetRequiredService<T>()
            where T : notnull => throw null!;

        public object GetRequiredService(Type serviceType) => throw null!;

        public T? GetService<T>() => throw null!;

        public ValueTask CompleteActivityAsync(object? result = null) => throw null!;

        public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => throw null!;

        public Bookmark CreateBookmark(CreateBookmarkArgs? args = null) => throw null!;

        public Bookmark CreateBookmark(ExecuteActivityDelegate callback, IDictionary<string, string>? metadata = null) => throw null!;

        public void ClearBookmarks() => throw null!;

        public void AddExecutionLogEntry(string eventName, string? message = null, string? source = null, object? payload = null) => throw null!;
    }
}

namespace Elsa.Extensions
{
    public static class ActivityExecutionContextExtensions
    {
        extension(Workflows.ActivityExecutionContext context)
        {
            public void SetResult(object? value) => throw null!;

            public T? GetVariable<T>(string name) => throw null!;

            public T? GetWorkflowInput<T>(string key) => throw null!;

            public T? GetWorkflowInput<T>() => throw null!;

            public bool IsTriggerOfWorkflow() => throw null!;
        }
    }
}
