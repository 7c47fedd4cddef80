using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Decides whether a freshly read list may take the place of the last one. A wrong list is worse than an old one: whoever
/// is missing from it would be cleared. Pure: same input, same verdict.
/// </summary>
public static class AcceptListVersion
{
    private const int ExamplesShown = 3;

    /// <summary>All reasons against the candidate at once.</summary>
    /// <param name="candidate">What was read.</param>
    /// <param name="source">What the list is expected to be.</param>
    /// <param name="last">The last accepted version; null or a sample when there is none to compare with.</param>
    /// <param name="options">Limits.</param>
    public static AcceptanceVerdict Judge(ParsedList candidate, ListSource source, ListVersion? last, ListsOptions options)
    {
        if (candidate.Reading.Damage is not null)
        {
            // The entries of a damaged file are worthless: what else could be said of them leads astray.
            return new AcceptanceVerdict([.. Whole(candidate, options)]);
        }

        // Samples stand for nothing: they are older and smaller than the list, and must not keep the real one out.
        var previous = last is { IsSample: false } ? last : null;
        return new AcceptanceVerdict([.. Whole(candidate, options), .. Size(candidate, source, previous, options), .. Content(candidate, source), .. Encoding(candidate, options), .. Age(candidate, previous)]);
    }

    private static IEnumerable<string> Whole(ParsedList candidate, ListsOptions options)
    {
        if (candidate.Reading.Damage is { } damage)
        {
            yield return $"The file is not whole: {damage} It will be fetched again; if this stays, look at the publisher's page.";
        }

        var lost = candidate.Reading.Problems.Where(p => p.RecordLost).ToArray();
        if (lost.Length > options.MaximumUnusableRecords)
        {
            yield return $"{lost.Length} records could not be read, {options.MaximumUnusableRecords} are allowed "
                + $"(Lists:MaximumUnusableRecords): {string.Join("; ", lost.Take(ExamplesShown))}. The publisher may have changed the format; ask for an update of the product.";
        }
    }

    private static IEnumerable<string> Size(ParsedList candidate, ListSource source, ListVersion? previous, ListsOptions options)
    {
        var count = candidate.Entries.Count;
        if (count < source.MinimumCount)
        {
            yield return $"The list has {count} entries, at least {source.MinimumCount} are expected. If it really became that short, lower Lists:Sources:{source.Code}:MinimumCount.";
        }

        if (previous is not null && count < previous.EntryCount * (1 - options.MaximumDrop))
        {
            yield return $"The list has {count} entries, the last accepted one has {previous.EntryCount}: more than {options.MaximumDrop:P0} are gone. "
                + "If the publisher really removed them, raise Lists:MaximumDrop for one update.";
        }
    }

    private static IEnumerable<string> Content(ParsedList candidate, ListSource source)
    {
        var incomplete = candidate.Entries.Count(e => string.IsNullOrWhiteSpace(e.Id) || e.Names.Count == 0 || e.Names.Any(n => string.IsNullOrWhiteSpace(n.Text)));
        if (incomplete > 0)
        {
            yield return $"{incomplete} entries have no id or no name. Report this as a fault of the product's reader.";
        }

        var foreign = candidate.Entries.Count(e => e.List != source.Code);
        if (foreign > 0)
        {
            yield return $"{foreign} entries belong to another list than {source.Code}. Check the addresses under Lists:Sources:{source.Code}.";
        }

        var twice = candidate.Entries.GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToArray();
        if (twice.Length > 0)
        {
            yield return $"{twice.Length} ids occur more than once ({string.Join(", ", twice.Take(ExamplesShown))}). Two downloads may have been mixed; it will be fetched again.";
        }
    }

    private static IEnumerable<string> Encoding(ParsedList candidate, ListsOptions options)
    {
        // Genuine lists hold a few such names for years; a file read or stored wrongly holds one in most that are not plain Latin.
        var damaged = candidate.Entries.Where(e => e.Names.Any(n => EncodingDamage.IsIn(n.Text))).ToArray();
        if (damaged.Length > Math.Max(options.MaximumDamagedNames * candidate.Entries.Count, ExamplesShown))
        {
            yield return $"{damaged.Length} entries have names with characters that a wrong encoding left behind, {options.MaximumDamagedNames:P1} are allowed "
                + $"(Lists:MaximumDamagedNames): {string.Join(", ", damaged.Take(ExamplesShown).Select(e => e.Id))}. The file was stored in another encoding on its way; it will be fetched again.";
        }
    }

    private static IEnumerable<string> Age(ParsedList candidate, ListVersion? previous)
    {
        if (candidate.Reading.PublishedAt is { } published && previous?.PublishedAt is { } before && published < before)
        {
            yield return $"The file is of {published:yyyy-MM-dd HH:mm}, older than the accepted one of {before:yyyy-MM-dd HH:mm}. An outdated mirror or cache answered; check the address.";
        }
    }
}
