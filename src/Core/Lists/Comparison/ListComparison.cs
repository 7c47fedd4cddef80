namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Compares two versions of one list by what a check looks at: kind, names, birth dates, birth places, nationalities, identifiers,
/// addresses and programmes. Publishers rewrite their files between two dates (other order, other white space, another remark)
/// without changing who is listed: that is no difference. Pure: same input, same result, in the order of ids.
/// </summary>
public static class ListComparison
{
    /// <summary>The differences, by the entries' ids.</summary>
    /// <param name="before">The older version; of entries with the same id the last one counts.</param>
    /// <param name="after">The newer one.</param>
    public static ListDifference Compare(IReadOnlyList<ListEntry> before, IReadOnlyList<ListEntry> after)
    {
        var (old, now) = (ById(before), ById(after));
        var changed = new List<EntryChange>();
        foreach (var (id, entry) in now)
        {
            if (old.TryGetValue(id, out var previous) && Compare(previous, entry) is { } change)
            {
                changed.Add(change);
            }
        }

        return new ListDifference(
            [.. now.Values.Where(e => !old.ContainsKey(e.Id)).OrderBy(e => e.Id, StringComparer.Ordinal)],
            [.. old.Values.Where(e => !now.ContainsKey(e.Id)).OrderBy(e => e.Id, StringComparer.Ordinal)],
            [.. changed.OrderBy(c => c.After.Id, StringComparer.Ordinal)]);
    }

    /// <summary>What differs between two states of one entry; null when nothing does that matters.</summary>
    public static EntryChange? Compare(ListEntry before, ListEntry after)
    {
        // The same object is the same entry: versions of an append-only list share most of theirs.
        if (ReferenceEquals(before, after))
        {
            return null;
        }

        var fields = new List<FieldChange>();
        foreach (var (field, values) in ScreenedFields.All)
        {
            if (FieldChange.Of(field, values(before), values(after)) is { } change)
            {
                fields.Add(change);
            }
        }

        return fields.Count == 0 ? null : new EntryChange(before, after, fields);
    }

    private static Dictionary<string, ListEntry> ById(IReadOnlyList<ListEntry> entries)
    {
        var byId = new Dictionary<string, ListEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byId[entry.Id] = entry;
        }

        return byId;
    }
}
