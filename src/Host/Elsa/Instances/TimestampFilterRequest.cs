using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>A comparison with a time; Studio sends a row that is not filled in yet as well.</summary>
internal sealed record TimestampFilterRequest(string? Column, TimeComparison Operator, DateTimeOffset? Timestamp)
{
    public InstanceTimeFilter? ToFilter() =>
        Timestamp is { } time && Enum.TryParse<InstanceTime>(Column, ignoreCase: true, out var column) && Enum.IsDefined(column)
            ? new InstanceTimeFilter(column, Operator, time)
            : null;
}
