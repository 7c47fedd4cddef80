namespace WorkflowConnect.Engine;

/// <summary>How an instance stands after a call.</summary>
public sealed record WorkflowRunState
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>Whether it can still do something.</summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>The status in detail.</summary>
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>Number of incidents so far.</summary>
    public int IncidentCount { get; init; }

    /// <summary>Output by name.</summary>
    public IReadOnlyDictionary<string, object> Output { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>This call created the instance.</summary>
    public bool WasCreated { get; init; }

    /// <summary>The activation strategy forbids the run now; nothing was created.</summary>
    public bool CannotStart { get; init; }

    internal static WorkflowRunState Refused(WorkflowExecutionContext run) => From(run) with { CannotStart = true };

    internal static WorkflowRunState From(WorkflowInstanceRow row) => new()
    {
        InstanceId = row.Id,
        DefinitionId = row.DefinitionId,
        DefinitionVersion = row.DefinitionVersion,
        Status = row.Status,
        SubStatus = row.SubStatus,
        IncidentCount = row.IncidentCount,
        Output = StateReader.Output(row),
    };

    internal static WorkflowRunState From(WorkflowExecutionContext run) => new()
    {
        InstanceId = run.Id,
        DefinitionId = run.Workflow.DefinitionId,
        DefinitionVersion = run.Workflow.Version,
        Status = run.Status,
        SubStatus = run.SubStatus,
        IncidentCount = run.IncidentCount,
        Output = run.Output.AsReadOnly(),
    };
}
