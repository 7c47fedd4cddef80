namespace WorkflowConnect.Core.Lists;

/// <summary>The lists in use, for whoever compares with them.</summary>
public interface ICurrentLists
{
    /// <summary>The newest generation; read it once per operation and keep it, it may be replaced at any time.</summary>
    ListGeneration Current { get; }

    /// <summary>
    /// Calls the listener with each new generation, one after another, on the thread that brought it; first at once with the
    /// current one unless that is empty. Disposing ends it.
    /// </summary>
    IDisposable Subscribe(Action<ListGeneration> listener);
}
