using System.Runtime.ExceptionServices;

namespace WorkflowConnect.Engine;

/// <summary>What an execution did outside of its run, on a copy, and what the run takes over from it.</summary>
internal sealed class BackgroundResult
{
    private readonly List<(string ContextId, string CellId, object? Value)> variables = [];
    private List<(Output Output, object? Value)> outputs = [];
    private Exception? fault;
    private object? result;
    private bool hasCompleted;
    private ActivityExecutionContext copy = null!;

    public static async ValueTask<BackgroundResult> PerformAsync(ActivityExecutionContext context)
    {
        var run = context.WorkflowExecutionContext;
        var taken = new BackgroundResult { copy = context };
        var before = Cells(context).ToDictionary(item => item.Cell, item => item.Cell.Value);
        foreach (var bookmark in context.Bookmarks.ToArray())
        {
            context.BurnBookmark(bookmark);
        }

        context.OutputLog = taken.outputs;
        run.Current = context;
        run.CorrelationBefore = run.CorrelationId;
        run.NameBefore = run.Name;
        try
        {
            await context.Node.Activity.RunAsync(context);
            taken.fault = context.PendingFault;
            if (context.FirstChild is not null)
            {
                throw new NotSupportedException("An activity that runs in the background cannot schedule others.");
            }
        }
        catch (Exception error) when (!run.CancellationToken.IsCancellationRequested)
        {
            taken.fault = error;
        }
        finally
        {
            await run.DisposeScopeAsync();
        }

        taken.hasCompleted = context.IsEnded || (context.Node.Activity.AutoCompletes && !context.HasBookmarks);
        taken.result = context.Result ?? context.ResultValue;
        taken.variables.AddRange(Cells(context)
            .Where(item => !before.TryGetValue(item.Cell, out var old) || !Equals(old, item.Cell.Value))
            .Select(item => (item.Owner.Id, item.Cell.Id, item.Cell.Value)));
        return taken;
    }

    public ValueTask ApplyAsync(ActivityExecutionContext context)
    {
        var run = context.WorkflowExecutionContext;
        foreach (var (output, value) in outputs)
        {
            context.Set(output, value);
        }

        foreach (var (contextId, cellId, value) in variables)
        {
            var owner = context;
            while (owner is not null && owner.Id != contextId)
            {
                owner = owner.ParentActivityExecutionContext;
            }

            (owner?.FindOwnCell(cellId) ?? owner?.Declare(cellId, cellId, "Object", value))?.Set(value);
        }

        Merge(copy.PropertiesOrNull, context.Properties);
        Merge(copy.JournalDataOrNull, context.JournalData);
        var other = copy.WorkflowExecutionContext;
        Merge(other.PropertiesOrNull, run.Properties);
        if (other.Output.Count > 0)
        {
            Merge(other.Output, run.Output);
        }

        run.CorrelationId = other.CorrelationId == other.CorrelationBefore ? run.CorrelationId : other.CorrelationId;
        run.Name = other.Name == other.NameBefore ? run.Name : other.Name;
        foreach (var child in other.StartAfterwards ?? [])
        {
            (run.StartAfterwards ??= []).Add(child);
        }

        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        context.BookmarkCount = Math.Max(context.BookmarkCount, copy.BookmarkCount);
        foreach (var bookmark in copy.Bookmarks)
        {
            context.AddBookmark(bookmark);
        }

        return hasCompleted ? context.CompleteActivityAsync(result) : ValueTask.CompletedTask;
    }

    private static void Merge(IEnumerable<KeyValuePair<string, object>>? from, IDictionary<string, object> to)
    {
        foreach (var (key, value) in from ?? [])
        {
            to[key] = value;
        }
    }

    private static IEnumerable<(ActivityExecutionContext Owner, VariableCell Cell)> Cells(ActivityExecutionContext context)
    {
        for (var owner = context; owner is not null; owner = owner.ParentActivityExecutionContext)
        {
            foreach (var cell in owner.Scope ?? [])
            {
                yield return (owner, cell);
            }
        }
    }
}
