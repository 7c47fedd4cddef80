using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Storage.Workflows;

/// <summary>A query over instances as SQL.</summary>
internal static class InstanceFilters
{
    public static IQueryable<WorkflowInstanceRow> Matching(this IQueryable<WorkflowInstanceRow> rows, WorkflowInstanceQuery query)
    {
        var (definition, version, correlation, status, subStatus, incidents) =
            (query.DefinitionId, query.Version, query.CorrelationId, query.Status, query.SubStatus, query.HasIncidents);
        var (ids, definitions, parents, statuses, subStatuses) =
            (query.Ids, query.DefinitionIds, query.ParentInstanceIds, query.Statuses, query.SubStatuses);
        rows = ids.Count == 0 ? rows : rows.Where(i => ids.Contains(i.Id));
        rows = definition is null ? rows : rows.Where(i => i.DefinitionId == definition);
        rows = definitions.Count == 0 ? rows : rows.Where(i => definitions.Contains(i.DefinitionId));
        rows = version is null ? rows : rows.Where(i => i.DefinitionVersion == version);
        rows = correlation is null ? rows : rows.Where(i => i.CorrelationId == correlation);
        rows = parents.Count == 0 ? rows : rows.Where(i => parents.Contains(i.ParentInstanceId));
        rows = status is null ? rows : rows.Where(i => i.Status == status);
        rows = statuses.Count == 0 ? rows : rows.Where(i => statuses.Contains(i.Status));
        rows = subStatus is null ? rows : rows.Where(i => i.SubStatus == subStatus);
        rows = subStatuses.Count == 0 ? rows : rows.Where(i => subStatuses.Contains(i.SubStatus));
        rows = incidents is null ? rows : rows.Where(i => i.IncidentCount > 0 == incidents);
        rows = string.IsNullOrEmpty(query.SearchTerm) ? rows : Containing(rows, query.SearchTerm);
        return query.Times.Aggregate(rows, (found, filter) => found.Where(Holds(filter)));
    }

    public static IQueryable<WorkflowInstanceRow> Ordered(this IQueryable<WorkflowInstanceRow> rows, WorkflowInstanceQuery query)
    {
        // The two databases sort null differently; a finished time that is missing is the earliest, on both.
        var ordered = (query.OrderBy, query.Ascending) switch
        {
            (InstanceOrder.Updated, true) => rows.OrderBy(i => i.UpdatedAt),
            (InstanceOrder.Updated, false) => rows.OrderByDescending(i => i.UpdatedAt),
            (InstanceOrder.Finished, true) => rows.OrderBy(i => i.FinishedAt != null).ThenBy(i => i.FinishedAt),
            (InstanceOrder.Finished, false) => rows.OrderByDescending(i => i.FinishedAt != null).ThenByDescending(i => i.FinishedAt),
            (InstanceOrder.Name, true) => rows.OrderBy(i => i.Name ?? ""),
            (InstanceOrder.Name, false) => rows.OrderByDescending(i => i.Name ?? ""),
            (_, true) => rows.OrderBy(i => i.CreatedAt),
            _ => rows.OrderByDescending(i => i.CreatedAt),
        };
        return ordered.ThenBy(i => i.Id);
    }

    private static IQueryable<WorkflowInstanceRow> Containing(IQueryable<WorkflowInstanceRow> rows, string term)
    {
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL's lower().
        var lower = term.ToLowerInvariant();
        return rows.Where(i => i.Id.ToLower().Contains(lower)
            || i.DefinitionId.ToLower().Contains(lower)
            || (i.Name != null && i.Name.ToLower().Contains(lower))
            || (i.CorrelationId != null && i.CorrelationId.ToLower().Contains(lower)));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private static Expression<Func<WorkflowInstanceRow, bool>> Holds(InstanceTimeFilter filter)
    {
        var time = filter.Time;
        return (filter.Column, filter.Comparison) switch
        {
            (InstanceTime.FinishedAt, TimeComparison.Is) => i => i.FinishedAt == time,
            (InstanceTime.FinishedAt, TimeComparison.IsNot) => i => i.FinishedAt == null || i.FinishedAt != time,
            (InstanceTime.FinishedAt, TimeComparison.LessThan) => i => i.FinishedAt < time,
            (InstanceTime.FinishedAt, TimeComparison.GreaterThan) => i => i.FinishedAt > time,
            (InstanceTime.FinishedAt, TimeComparison.LessThanOrEqual) => i => i.FinishedAt <= time,
            (InstanceTime.FinishedAt, _) => i => i.FinishedAt >= time,
            (InstanceTime.UpdatedAt, TimeComparison.Is) => i => i.UpdatedAt == time,
            (InstanceTime.UpdatedAt, TimeComparison.IsNot) => i => i.UpdatedAt != time,
            (InstanceTime.UpdatedAt, TimeComparison.LessThan) => i => i.UpdatedAt < time,
            (InstanceTime.UpdatedAt, TimeComparison.GreaterThan) => i => i.UpdatedAt > time,
            (InstanceTime.UpdatedAt, TimeComparison.LessThanOrEqual) => i => i.UpdatedAt <= time,
            (InstanceTime.UpdatedAt, _) => i => i.UpdatedAt >= time,
            (_, TimeComparison.Is) => i => i.CreatedAt == time,
            (_, TimeComparison.IsNot) => i => i.CreatedAt != time,
            (_, TimeComparison.LessThan) => i => i.CreatedAt < time,
            (_, TimeComparison.GreaterThan) => i => i.CreatedAt > time,
            (_, TimeComparison.LessThanOrEqual) => i => i.CreatedAt <= time,
            _ => i => i.CreatedAt >= time,
        };
    }
}
