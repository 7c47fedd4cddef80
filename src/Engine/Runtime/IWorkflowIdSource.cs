namespace WorkflowConnect.Engine;

/// <summary>Makes ids of new instances.</summary>
public interface IWorkflowIdSource
{
    /// <summary>An id that nobody else has.</summary>
    string NewId();
}
