using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Storage.Writing;

/// <summary>A caller's function over the tables.</summary>
internal sealed class WorkChange<T>(Func<IWork, CancellationToken, Task<T>> body) : Change<T>, IWorkChange
{
    // A started change is not cancelled: its caller must never read "cancelled" about something that is committed.
    public async Task RunAsync(IWork work) => Keep(await body(work, CancellationToken.None));
}
