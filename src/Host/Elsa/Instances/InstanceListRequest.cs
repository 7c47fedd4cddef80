using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Filters of a list; null or empty means any. Names as in Elsa.</summary>
internal sealed record InstanceListRequest
{
    private const int MostRows = 1000;

    public int? Page { get; init; }

    public int? PageSize { get; init; }

    public string? SearchTerm { get; init; }

    public string? DefinitionId { get; init; }

    public IReadOnlyList<string>? DefinitionIds { get; init; }

    public string? CorrelationId { get; init; }

    public int? Version { get; init; }

    public bool? HasIncidents { get; init; }

    public bool? IsSystem { get; init; }

    public IReadOnlyList<string>? ParentWorkflowInstanceIds { get; init; }

    public WorkflowStatus? Status { get; init; }

    public IReadOnlyList<WorkflowStatus>? Statuses { get; init; }

    public string? SubStatus { get; init; }

    public IReadOnlyList<string>? SubStatuses { get; init; }

    public string? OrderBy { get; init; }

    public string? OrderDirection { get; init; }

    public IReadOnlyList<TimestampFilterRequest>? TimestampFilters { get; init; }

    /// <summary>The query, or null when no instance can match it.</summary>
    public WorkflowInstanceQuery? ToQuery()
    {
        string[] names = [.. SubStatuses ?? [], .. SubStatus is { Length: > 0 } one ? [one] : Array.Empty<string>()];
        var subStatuses = names.Select(Parse).OfType<WorkflowSubStatus>().ToList();

        // "Interrupted" is a word of Elsa's for which nothing here stands: no instance is in it.
        if (names.Length > 0 && subStatuses.Count == 0)
        {
            return null;
        }

        var size = Math.Clamp(PageSize ?? MostRows, 1, MostRows);
        return new WorkflowInstanceQuery
        {
            SearchTerm = Blank(SearchTerm),
            DefinitionId = Blank(DefinitionId),
            DefinitionIds = DefinitionIds ?? [],
            CorrelationId = Blank(CorrelationId),
            Version = Version,
            HasIncidents = HasIncidents,
            ParentInstanceIds = ParentWorkflowInstanceIds ?? [],
            Status = Status,
            Statuses = Statuses ?? [],
            SubStatuses = subStatuses,
            Times = [.. (TimestampFilters ?? []).Select(filter => filter.ToFilter()).OfType<InstanceTimeFilter>()],
            OrderBy = OrderBy switch
            {
                "LastExecuted" or "UpdatedAt" or "Updated" => InstanceOrder.Updated,
                "Finished" or "FinishedAt" => InstanceOrder.Finished,
                "Name" => InstanceOrder.Name,
                _ => InstanceOrder.Created,
            },
            Ascending = string.Equals(OrderDirection, "Ascending", StringComparison.OrdinalIgnoreCase),
            Skip = (int)Math.Min((long)Math.Max(Page ?? 0, 0) * size, int.MaxValue),
            Take = size,
        };
    }

    private static WorkflowSubStatus? Parse(string name) =>
        Enum.TryParse<WorkflowSubStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
