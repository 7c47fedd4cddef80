namespace WorkflowConnect.Core.Protocols;

/// <summary>Protocols that were made with the same lists and the same profile.</summary>
internal sealed record RerunGroup(string ProfileSha256, IReadOnlyList<string> Lists)
{
    public List<string> Protocols { get; } = [];

    /// <summary>Their ledger entries, ascending.</summary>
    public List<long> Sequences { get; } = [];
}
