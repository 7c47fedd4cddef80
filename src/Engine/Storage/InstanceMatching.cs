namespace WorkflowConnect.Engine;

/// <summary>Applies a query to rows in memory.</summary>
internal static class InstanceMatching
{
    public static bool Matches(this WorkflowInstanceQuery query, WorkflowInstanceRow row) =>
        (query.Ids.Count == 0 || query.Ids.Contains(row.Id, StringComparer.Ordinal))
        && (query.DefinitionId is null || row.DefinitionId == query.DefinitionId)
        && (query.DefinitionIds.Count == 0 || query.DefinitionIds.Contains(row.DefinitionId, StringComparer.Ordinal))
        && (query.Version is null || row.DefinitionVersion == query.Version)
        && (query.CorrelationId is null || row.CorrelationId == query.CorrelationId)
        && (query.ParentInstanceIds.Count == 0 || query.ParentInstanceIds.Contains(row.ParentInstanceId, StringComparer.Ordinal))
        && (query.Status is null || row.Status == query.Status)
        && (query.Statuses.Count == 0 || query.Statuses.Contains(row.Status))
        && (query.SubStatus is null || row.SubStatus == query.SubStatus)
        && (query.SubStatuses.Count == 0 || query.SubStatuses.Contains(row.SubStatus))
        && (query.HasIncidents is null || row.IncidentCount > 0 == query.HasIncidents)
        && (string.IsNullOrEmpty(query.SearchTerm) || Contains(row, query.SearchTerm))
        && query.Times.All(filter => Holds(filter, row));

    public static IEnumerable<WorkflowInstanceRow> Order(this WorkflowInstanceQuery query, IEnumerable<WorkflowInstanceRow> rows)
    {
        var ordered = query.OrderBy switch
        {
            InstanceOrder.Updated => By(rows, row => row.UpdatedAt, query.Ascending),
            InstanceOrder.Finished => By(rows, row => row.FinishedAt ?? DateTimeOffset.MinValue, query.Ascending),
            InstanceOrder.Name => query.Ascending
                ? rows.OrderBy(row => row.Name ?? "", StringComparer.Ordinal)
                : rows.OrderByDescending(row => row.Name ?? "", StringComparer.Ordinal),
            _ => By(rows, row => row.CreatedAt, query.Ascending),
        };
        return ordered.ThenBy(row => row.Id, StringComparer.Ordinal);
    }

    private static IOrderedEnumerable<WorkflowInstanceRow> By(
        IEnumerable<WorkflowInstanceRow> rows, Func<WorkflowInstanceRow, DateTimeOffset> key, bool ascending) =>
        ascending ? rows.OrderBy(key) : rows.OrderByDescending(key);

    private static bool Contains(WorkflowInstanceRow row, string term) =>
        new[] { row.Id, row.Name, row.CorrelationId, row.DefinitionId }
            .Any(text => text is not null && text.Contains(term, StringComparison.OrdinalIgnoreCase));

    private static bool Holds(InstanceTimeFilter filter, WorkflowInstanceRow row)
    {
        var time = filter.Column switch
        {
            InstanceTime.UpdatedAt => row.UpdatedAt,
            InstanceTime.FinishedAt => row.FinishedAt,
            _ => (DateTimeOffset?)row.CreatedAt,
        };
        return filter.Comparison switch
        {
            TimeComparison.Is => time == filter.Time,
            TimeComparison.IsNot => time != filter.Time,
            TimeComparison.LessThan => time < filter.Time,
            TimeComparison.GreaterThan => time > filter.Time,
            TimeComparison.LessThanOrEqual => time <= filter.Time,
            _ => time >= filter.Time,
        };
    }
}
