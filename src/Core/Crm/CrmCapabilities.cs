namespace WorkflowConnect.Core.Crm;

/// <summary>What a connected CRM can do; filled by a probe, stated in every connector's README.</summary>
public sealed record CrmCapabilities
{
    public required UpsertKey UpsertKey { get; init; }

    public required BatchKind Batch { get; init; }

    /// <summary>Most records in one write.</summary>
    public required int MaximumBatch { get; init; }

    /// <summary>The CRM refuses a write that is based on an outdated version.</summary>
    public required bool OptimisticLock { get; init; }

    public required DeltaKind Delta { get; init; }

    /// <summary>Smallest difference of two change times that the CRM can tell apart.</summary>
    public required TimeSpan DeltaResolution { get; init; }

    public required bool SeesDeletes { get; init; }

    /// <summary>Greatest document in bytes; 0 when documents cannot be attached.</summary>
    public required long MaximumDocumentBytes { get; init; }

    /// <summary>An activity may carry a time in the past.</summary>
    public required bool CanBackdate { get; init; }

    public required bool HasDistributionLists { get; init; }

    public required bool CanErase { get; init; }
}
