namespace WorkflowConnect.Engine;

/// <summary>Hears of every checkpoint that was saved in this process. Registered as a service; must be quick and not throw.</summary>
public interface ICheckpointObserver
{
    /// <summary>A checkpoint of this instance was saved.</summary>
    void Saved(WorkflowInstanceRow instance);
}
