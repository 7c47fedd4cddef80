namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>A value that workflows use and nobody reads: a password or token of another system.</summary>
public sealed record Secret
{
    /// <summary>The name that workflows refer to.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The value, encrypted.</summary>
    public required string Cipher { get; init; }

    /// <summary>Counts from 1; each rotation adds one.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Name of the user who set the value.</summary>
    public required string ChangedBy { get; init; }
}
