namespace WorkflowConnect.Engine;

/// <summary>What a resume met: the instances that went on. None: the bookmark is not there, or not any more.</summary>
public sealed record ResumeResult(IReadOnlyList<WorkflowRunState> Resumed)
{
    internal static readonly ResumeResult NotFound = new([]);

    /// <summary>At least one instance went on.</summary>
    public bool WasFound => Resumed.Count > 0;
}
