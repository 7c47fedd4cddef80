using System.Collections.Concurrent;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// The workspaces of one index, which take some megabytes each. A search rents one and returns it; never more are kept
/// than searches can run at once. They go with their index when the lists are replaced.
/// </summary>
internal sealed class WorkspacePool(ScreeningIndex index)
{
    private readonly ConcurrentBag<SearchWorkspace> free = [];
    private int kept;

    public static int MostKept { get; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Workspaces waiting to be rented.</summary>
    public int Kept => Volatile.Read(ref kept);

    public SearchWorkspace Rent()
    {
        if (!free.TryTake(out var workspace))
        {
            return new SearchWorkspace(index);
        }

        Interlocked.Decrement(ref kept);
        return workspace;
    }

    /// <summary>Not for a workspace whose search threw: what it holds then is unknown, and it is left to the collector.</summary>
    public void Return(SearchWorkspace workspace)
    {
        if (Interlocked.Increment(ref kept) > MostKept)
        {
            Interlocked.Decrement(ref kept);
            return;
        }

        free.Add(workspace);
    }
}
