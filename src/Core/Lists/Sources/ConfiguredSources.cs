using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>Lays the options over the known sources.</summary>
internal static class ConfiguredSources
{
    public static IReadOnlyList<ListSource> From(ListsOptions options) =>
    [
        .. ListSources.Default
            .Select(source => (Source: source, Changes: options.Sources.TryGetValue(source.Code, out var o) ? o : new ListSourceOptions()))
            .Where(s => s.Changes.Enabled ?? (s.Source.OnByDefault || options.Sources.ContainsKey(s.Source.Code)))
            .Select(s => Apply(s.Source, s.Changes)),
    ];

    private static ListSource Apply(ListSource source, ListSourceOptions changes)
    {
        var chosen = ListSources.Others.FirstOrDefault(o => o.Code == source.Code && o.Format == changes.Format) ?? source;
        return chosen with
        {
            MinimumCount = changes.MinimumCount ?? chosen.MinimumCount,
            Files = [.. chosen.Files.Select(f => changes.Addresses.TryGetValue(f.Name, out var address) ? f with { Address = address } : f)],
        };
    }
}
