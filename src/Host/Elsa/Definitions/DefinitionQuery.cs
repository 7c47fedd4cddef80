using System.Globalization;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Reads a list's query; names in any case, flags as True and False.</summary>
internal static class DefinitionQuery
{
    public static WorkflowDefinitionQuery Of(IQueryCollection query)
    {
        var size = Number(query["pageSize"]);
        var page = Number(query["page"]) ?? 0;
        var order = Order(query["orderBy"]);
        return new WorkflowDefinitionQuery
        {
            Version = VersionOf(query, VersionOptions.Latest),
            DefinitionIds = Texts(query["definitionIds"]),
            Ids = Texts(query["ids"]),
            SearchTerm = query["searchTerm"] is { Count: > 0 } term && !string.IsNullOrWhiteSpace(term) ? term.ToString().Trim() : null,
            IsSystem = Flag(query["isSystem"]),
            IsReadonly = Flag(query["isReadonly"]),
            UsableAsActivity = Flag(query["usableAsActivity"]),
            Order = order,
            IsDescending = query["orderDirection"] is { Count: > 0 } direction
                ? direction.ToString().StartsWith("desc", StringComparison.OrdinalIgnoreCase)
                : order == WorkflowDefinitionOrder.Created,
            Skip = size is { } rows ? (int)Math.Min((long)page * rows, int.MaxValue) : 0,
            Take = size,
        };
    }

    /// <summary>Absent means the default; empty means any version.</summary>
    public static VersionOptions VersionOf(IQueryCollection query, VersionOptions fallback) => query.TryGetValue("versionOptions", out var given)
        ? VersionOptions.Parse(given) ?? throw new BadHttpRequestException($"'{given}' names no version. Use Latest, Published, Draft, LatestOrPublished, LatestAndPublished, AllVersions or a number.")
        : fallback;

    public static bool? Flag(string? text) => bool.TryParse(text, out var flag) ? flag : null;

    public static IReadOnlyList<string>? Texts(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).ToList() is { Count: > 0 } texts ? texts : null;

    private static WorkflowDefinitionOrder Order(string? text) => text?.ToLowerInvariant() switch
    {
        "name" => WorkflowDefinitionOrder.Name,
        "version" => WorkflowDefinitionOrder.Version,
        _ => WorkflowDefinitionOrder.Created,
    };

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
