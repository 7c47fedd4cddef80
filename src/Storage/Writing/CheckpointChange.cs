using WorkflowConnect.Engine;

namespace WorkflowConnect.Storage.Writing;

/// <summary>
/// A checkpoint of a run. They are the bulk of all writes, so they do not go through EF: those that are queued one
/// after the other are written with a few prepared statements. The result tells whether the instance was as expected.
/// </summary>
internal sealed class CheckpointChange(WorkflowCheckpoint checkpoint) : Change<bool>
{
    public WorkflowCheckpoint Checkpoint => checkpoint;

    public void KeepWritten(bool written) => Keep(written);
}
