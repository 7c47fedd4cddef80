using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Storage.Workflows;

/// <summary>Turns a query for definitions into SQL.</summary>
internal static class WorkflowDefinitionFilter
{
    private const string Escape = "\\";

    public static IQueryable<WorkflowDefinitionRow> Apply(IQueryable<WorkflowDefinitionRow> rows, WorkflowDefinitionQuery query)
    {
        rows = query.Version is { } version ? Versions(rows, version) : rows;
        rows = query.DefinitionIds is { } definitions ? rows.Where(d => definitions.Contains(d.DefinitionId)) : rows;
        rows = query.Ids is { } ids ? rows.Where(d => ids.Contains(d.Id)) : rows;
        rows = query.IsSystem is { } system ? rows.Where(d => d.IsSystem == system) : rows;
        rows = query.IsReadonly is { } readOnly ? rows.Where(d => d.IsReadonly == readOnly) : rows;
        rows = query.UsableAsActivity is { } usable ? rows.Where(d => d.UsableAsActivity == usable) : rows;
        rows = query.JsonContains is { } text ? rows.Where(d => d.Json.Contains(text)) : rows;
        rows = query.Name is { } name ? rows.Where(d => EF.Functions.Like(d.Name.ToLower(), Literally(name), Escape) || d.Name == name) : rows;
        return string.IsNullOrWhiteSpace(query.SearchTerm) ? rows : Search(rows, $"%{Literally(query.SearchTerm)}%");
    }

    public static IQueryable<WorkflowDefinitionRow> Sort(IQueryable<WorkflowDefinitionRow> rows, WorkflowDefinitionQuery query) => (query switch
    {
        { Order: WorkflowDefinitionOrder.Created, IsDescending: true } => rows.OrderByDescending(d => d.CreatedAt),
        { Order: WorkflowDefinitionOrder.Created } => rows.OrderBy(d => d.CreatedAt),
        { Order: WorkflowDefinitionOrder.Name, IsDescending: true } => rows.OrderByDescending(d => d.Name.ToLower()),
        { Order: WorkflowDefinitionOrder.Name } => rows.OrderBy(d => d.Name.ToLower()),
        { Order: WorkflowDefinitionOrder.Version, IsDescending: true } => rows.OrderByDescending(d => d.Version),
        { Order: WorkflowDefinitionOrder.Version } => rows.OrderBy(d => d.Version),
        _ => rows.OrderBy(d => d.DefinitionId),
    }).ThenBy(d => d.DefinitionId).ThenBy(d => d.Version);

    private static IQueryable<WorkflowDefinitionRow> Search(IQueryable<WorkflowDefinitionRow> rows, string pattern) => rows.Where(d =>
        EF.Functions.Like(d.Name.ToLower(), pattern, Escape)
        || EF.Functions.Like(d.Id.ToLower(), pattern, Escape)
        || EF.Functions.Like(d.DefinitionId.ToLower(), pattern, Escape)
        || (d.Description != null && EF.Functions.Like(d.Description.ToLower(), pattern, Escape)));

    private static IQueryable<WorkflowDefinitionRow> Versions(IQueryable<WorkflowDefinitionRow> rows, VersionOptions version)
    {
        var (isLatest, isPublished, number) = (version.IsLatest, version.IsPublished, version.Number);
        return version switch
        {
            { Number: not null } => rows.Where(d => d.Version == number),
            { IsDraft: true } => rows.Where(d => d.IsLatest && !d.IsPublished),
            { IsBoth: true } => rows.Where(d => d.IsLatest && d.IsPublished),
            { IsAll: true } => rows,
            _ => rows.Where(d => (isLatest && d.IsLatest) || (isPublished && d.IsPublished)),
        };
    }

    // SQLite folds the case of ASCII letters only, so the term is folded in the same way there; names are compared by LIKE.
    private static string Literally(string term) => new(
        [.. term.SelectMany(c => c is '%' or '_' or '\\' ? ['\\', char.ToLowerInvariant(c)] : new[] { char.ToLowerInvariant(c) })]);
}
