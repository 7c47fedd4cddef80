using System.Collections.Concurrent;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Index;

namespace WorkflowConnect.Core.Screening;

/// <summary>
/// The accepted lists in use and the indexes over them. <see cref="Replace"/> swaps the whole set at once;
/// a check that has begun finishes on the set that it began with.
/// An index covers exactly the lists of one profile, because word weights depend on all names that it covers:
/// a list outside the profile must not move a score.
/// </summary>
public sealed class ScreeningIndexHolder
{
    private volatile ListSet current = new([]);

    /// <summary>Puts a set of lists, one snapshot per list, in the place of the last one.</summary>
    /// <exception cref="ArgumentException">A list occurs twice.</exception>
    public void Replace(IReadOnlyList<ListSnapshot> lists) => current = new ListSet(lists, current);

    /// <summary>
    /// As <see cref="Replace"/>, but the index of the profile's lists is built before the swap, so that no check waits
    /// for it: until then they meet the set before.
    /// </summary>
    /// <exception cref="ArgumentException">A list occurs twice.</exception>
    public void ReplacePrepared(IReadOnlyList<ListSnapshot> lists, IEnumerable<string> codes)
    {
        var next = new ListSet(lists, current);
        next.IndexOf([.. next.Find(codes)]);
        current = next;
    }

    /// <summary>Builds the index of these lists now, so that the first check need not wait (about a second for all lists).</summary>
    public void Prepare(IEnumerable<string> lists) => current.IndexOf([.. current.Find(lists)]);

    /// <summary>A holder of other lists that has less to read for what this one has read already.</summary>
    /// <exception cref="ArgumentException">A list occurs twice.</exception>
    public ScreeningIndexHolder With(IReadOnlyList<ListSnapshot> lists) => new() { current = new ListSet(lists, current) };

    /// <summary>A holder that stays at the lists of this moment and shares the indexes that are built already.</summary>
    public ScreeningIndexHolder Keep() => new() { current = current };

    internal ListSet Current => current;

    internal sealed class ListSet
    {
        private readonly Dictionary<string, ListSnapshot> lists = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, Lazy<ScreeningIndex>> indexes = new(StringComparer.Ordinal);
        private readonly WeakReference<ListSet?> before;

        /// <param name="snapshots">One per list.</param>
        /// <param name="previous">The set before: what its index has read need not be read again. It is not kept alive for it.</param>
        public ListSet(IReadOnlyList<ListSnapshot> snapshots, ListSet? previous = null)
        {
            before = new WeakReference<ListSet?>(previous);
            foreach (var snapshot in snapshots)
            {
                if (!lists.TryAdd(snapshot.Version.List, snapshot))
                {
                    throw new ArgumentException($"The list {snapshot.Version.List} is given twice.", nameof(snapshots));
                }
            }
        }

        public ListSnapshot? Find(string list) => lists.GetValueOrDefault(list);

        public IEnumerable<ListSnapshot> Find(IEnumerable<string> codes) => codes
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Find).OfType<ListSnapshot>()
            // Checks use no empty list either (ListCheck), and an index of other lists would be built beside this one.
            .Where(snapshot => snapshot.Entries.Count > 0);

        public ScreeningIndex IndexOf(IReadOnlyList<ListSnapshot> snapshots) => indexes
            .GetOrAdd(
                KeyOf(snapshots),
                static (_, of) => new Lazy<ScreeningIndex>(() => ScreeningIndexBuilder.Build(of.Snapshots, of.Set.IndexBefore(of.Snapshots))),
                (Set: this, Snapshots: snapshots))
            .Value;

        private static string KeyOf(IReadOnlyList<ListSnapshot> snapshots) => string.Join('\n', snapshots.Select(s => s.Version.List));

        private ScreeningIndex? IndexBefore(IReadOnlyList<ListSnapshot> snapshots) =>
            before.TryGetTarget(out var set) && set.indexes.TryGetValue(KeyOf(snapshots), out var index) && index.IsValueCreated ? index.Value : null;
    }
}
