using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Checks;

/// <summary>One party of a check with what was found about it.</summary>
public sealed record CheckedSubject
{
    /// <summary>Exactly the values that went to the matcher.</summary>
    public required Party Party { get; init; }

    /// <summary>Names of the compared fields that were empty.</summary>
    public IReadOnlyList<string> EmptyFields { get; init; } = [];

    /// <summary>Lower-case hex SHA-256 over the canonical JSON of <see cref="Party"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The CRM record, when the party already has one.</summary>
    public RecordRef? Record { get; init; }

    /// <summary>What was found, without the known false positives.</summary>
    public required ScreeningResult Result { get; init; }

    /// <summary>Matches that people released before; they open no review and block nothing. Null in checks from before there were clearances.</summary>
    public IReadOnlyList<KnownFalsePositive>? KnownFalsePositives { get; init; }

    /// <summary>Clearances about matches that do not hold any more, with the difference. Null in checks from before there were clearances.</summary>
    public IReadOnlyList<ReopenedClearance>? Reopened { get; init; }
}
