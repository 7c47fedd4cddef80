using Microsoft.Extensions.Options;

namespace WorkflowConnect.Core.Lists;

/// <summary>Tells how the configured lists stand.</summary>
public sealed class ListStatuses(IOptions<ListsOptions> options, ListLibrary library, ICurrentLists current, TimeProvider time)
{
    /// <summary>One per configured list, those without a version included; the house list once it has entries.</summary>
    public IReadOnlyList<ListStatus> All() =>
    [
        .. ConfiguredSources.From(options.Value).Select(Of),
        .. current.Current.Find(ListCodes.House) is { Entries.Count: 0 } ? [] : new[] { Of(ListSources.House) },
    ];

    /// <summary>The status of one list, or null when it is not configured.</summary>
    public ListStatus? Find(string list) =>
        ConfiguredSources.From(options.Value).Append(ListSources.House).FirstOrDefault(s => s.Code.Equals(list, StringComparison.OrdinalIgnoreCase)) is { } source ? Of(source) : null;

    private ListStatus Of(ListSource source)
    {
        var version = current.Current.Find(source.Code)?.Version;
        var state = library.State(source.Code);
        // Nobody publishes the house list anew: it is what it is at any time.
        var confirmed = source.Code == ListCodes.House && version is not null ? time.GetUtcNow() : version is null ? (DateTimeOffset?)null : (state.Sha256 == version.Sha256 ? state.ConfirmedAt : null) ?? version.FetchedAt;
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
