using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>What came of running one activity by itself.</summary>
public sealed record ActivityTrial
{
    /// <summary>Where it stood at the end.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>The evaluated inputs; an object.</summary>
    public required JsonElement ActivityState { get; init; }

    /// <summary>The outputs; an object.</summary>
    public required JsonElement Outputs { get; init; }

    /// <summary>Outcomes and notes; an object.</summary>
    public required JsonElement Payload { get; init; }

    /// <summary>Full name of the exception's type.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>Safe text.</summary>
    public string? ExceptionMessage { get; init; }
}
