namespace WorkflowConnect.Engine;

/// <summary>A stimulus that starts a published definition.</summary>
public sealed record TriggerEntry
{
    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its published version.</summary>
    public required int Version { get; init; }

    /// <summary>The trigger activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Name of the stimulus.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of name and payload.</summary>
    public required string Hash { get; init; }

    /// <summary>The payload, for example a <see cref="Activities.CronStimulus"/>.</summary>
    public required object Payload { get; init; }
}
