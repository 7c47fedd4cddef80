using Microsoft.Extensions.Options;

namespace WorkflowConnect.Core.Lists;

/// <summary>Tells how the configured lists stand.</summary>
public sealed class ListStatuses(IOptions<ListsOptions> options, ListLibrary library, ICurrentLists current, TimeProvider time)
{
    /// <summary>One per configured list, those without a version included.</summary>
    public IReadOnlyList<ListStatus> All() => [.. ConfiguredSources.From(options.Value).Select(Of)];

    /// <summary>The status of one list, or null when it is not configured.</summary>
    public ListStatus? Find(string list) =>
        ConfiguredSources.From(options.Value).FirstOrDefault(s => s.Code.Equals(list, StringComparison.OrdinalIgnoreCase)) is { } source ? Of(source) : null;

    private ListStatus Of(ListSource source)
    {
        var version = current.Current.Find(source.Code)?.Version;
        var state = library.State(source.Code);
        var confirmed = version is null ? (DateTimeOffset?)null : (state.Sha256 == version.Sha256 ? state.ConfirmedAt : null) ?? version.FetchedAt;
        return new ListStatus
        {
            Source = source,
            Version = version,
            ConfirmedAt = confirmed,
            Age = time.GetUtcNow() - confirmed,
            LastAttemptAt = state.LastAttemptAt,
            LastRefusal = state.LastRefusal,
        };
    }
}
