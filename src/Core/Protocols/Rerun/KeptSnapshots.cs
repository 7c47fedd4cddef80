using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Protocols;

/// <summary>Reads kept list versions back, one set after the other; what the next set shares with the last one is not read again.</summary>
internal sealed class KeptSnapshots(ListLibrary library)
{
    private readonly Dictionary<string, string> _damaged = new(StringComparer.Ordinal);
    private Dictionary<string, ListSnapshot> _loaded = new(StringComparer.Ordinal);

    /// <summary>What is wrong with versions, by <c>CODE@sha256</c>.</summary>
    public IReadOnlyDictionary<string, string> Damaged => _damaged;

    /// <summary>The versions of a set, or null when one is missing or damaged.</summary>
    /// <param name="lists">As <c>CODE@sha256</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<ListSnapshot>?> LoadAsync(IReadOnlyList<string> lists, CancellationToken cancellationToken)
    {
        var set = new Dictionary<string, ListSnapshot>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            if (_loaded.TryGetValue(list, out var known) || await ReadAsync(list, cancellationToken) is { } read && (known = read) is not null)
            {
                set[list] = known;
            }
        }

        _loaded = set;
        return set.Count == lists.Count ? [.. lists.Select(list => set[list])] : null;
    }

    private async Task<ListSnapshot?> ReadAsync(string list, CancellationToken cancellationToken)
    {
        if (_damaged.ContainsKey(list))
        {
            return null;
        }

        var (code, sha256) = (list[..list.LastIndexOf('@')], list[(list.LastIndexOf('@') + 1)..]);
        try
        {
            if (library.Find(code, sha256) is { } stored)
            {
                return await library.LoadAsync(stored, cancellationToken);
            }

            _damaged[list] = "The kept list version is missing. Restore it from a backup.";
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            _damaged[list] = e.Message;
        }

        return null;
    }
}
