namespace WorkflowConnect.Core.Protocols;

/// <summary>What running the recorded matches again proved.</summary>
public sealed record RerunReport
{
    /// <summary>The matcher that this program carries.</summary>
    public required string Engine { get; init; }

    /// <summary>Protocols whose match came out the same to the last digit.</summary>
    public required int Same { get; init; }

    /// <summary>Protocols of checks that compared nothing, for a stated reason: there is no match to make again.</summary>
    public required int WithoutMatch { get; init; }

    /// <summary>Protocols made by another matcher, by its name and version: this program cannot make their matches again.</summary>
    public required IReadOnlyDictionary<string, int> ByOtherEngine { get; init; }

    /// <summary>Protocols of a schema that did not yet keep what went to the matcher.</summary>
    public required int OfOlderSchema { get; init; }

    /// <summary>Protocols whose payload was erased and recorded as erased.</summary>
    public required int Erased { get; init; }

    /// <summary>The first findings, in the order of the ledger; damaged list versions first.</summary>
    public required IReadOnlyList<RerunFinding> Findings { get; init; }

    /// <summary>How many findings there are in all.</summary>
    public required int FindingCount { get; init; }
}
