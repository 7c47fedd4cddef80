namespace WorkflowConnect.Engine;

/// <summary>Asks for a run.</summary>
public sealed record StartWorkflow
{
    /// <summary>Definition to run.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version; default: the published one.</summary>
    public int? Version { get; init; }

    /// <summary>Id of the instance, which makes the request repeatable; default: a new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Trigger to begin with.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Input by name. References only: it is stored with the instance.</summary>
    public IReadOnlyDictionary<string, object?>? Input { get; init; }

    /// <summary>The host's reference.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Instance that asks.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The HTTP request that is answered by the run; not stored.</summary>
    public IHttpExchange? Http { get; init; }
}
