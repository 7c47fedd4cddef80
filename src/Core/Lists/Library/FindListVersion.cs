using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Finds a version by what a person writes: <c>UN</c> (in use), <c>UN@previous</c>, <c>UN@2026-04-17</c> (the publisher's date),
/// <c>UN@1f3a…</c> (the beginning of its checksum), or the path of a publisher's file.
/// </summary>
public sealed class FindListVersion(ListLibrary library)
{
    private const int ShortestChecksum = 4;

    /// <summary>The version with its entries; of a file, whether it was ever accepted or not.</summary>
    /// <exception cref="InvalidDataException">There is no such version, several fit, or the file is damaged; the message says which.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<ListSnapshot> RunAsync(string reference, CancellationToken cancellationToken)
    {
        if (File.Exists(reference) || Directory.Exists(reference))
        {
            return await ReadAsync(reference, cancellationToken);
        }

        var (list, version) = reference.Split('@', 2) is [var l, var v] ? (l.ToUpperInvariant(), v) : (reference.ToUpperInvariant(), "");
        if (!ListSources.Default.Append(ListSources.House).Any(s => s.Code == list))
        {
            throw new InvalidDataException($"'{reference}' is neither a file nor a list. Lists are {string.Join(", ", ListSources.Default.Append(ListSources.House).Select(s => s.Code))}.");
        }

        return await library.LoadAsync(Find(list, version), cancellationToken);
    }

    private StoredVersion Find(string list, string version)
    {
        var current = library.Current(list);
        if (version.Length == 0)
        {
            return current ?? throw new InvalidDataException($"List {list} has no version in use. Fetch it with: lists update {list}");
        }

        var kept = library.Versions(list);
        var found = version == "previous"
            ? kept.Where(k => k.Version.Sha256 != current?.Version.Sha256).Take(1).ToArray()
            : DateOnly.TryParseExact(version, "yyyy-MM-dd", out var day)
                ? [.. kept.Where(k => k.Version.PublishedAt is { } at && DateOnly.FromDateTime(at.UtcDateTime) == day)]
                : version.Length < ShortestChecksum ? [] : kept.Where(k => k.Version.Sha256.StartsWith(version.ToLowerInvariant(), StringComparison.Ordinal)).ToArray();
        return found switch
        {
            [var one] => one,
            [] => throw new InvalidDataException($"List {list} has no kept version '{version}'. See: lists versions {list}"),
            _ => throw new InvalidDataException($"'{version}' fits {found.Length} versions of list {list}. Give more of the checksum. See: lists versions {list}"),
        };
    }

    private static async Task<ListSnapshot> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (format, files) = RecognisedFiles.Of(path);
        var parsed = ParsedList.From(format, files, cancellationToken);
        if (parsed.Reading.Damage is { } damage)
        {
            throw new InvalidDataException(damage);
        }

        if (parsed.Entries.Count == 0)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} holds no entry.");
        }

        return new ListSnapshot(
            new ListVersion
            {
                List = parsed.Entries[0].List,
                Sha256 = await ListChecksum.OfAsync(files, cancellationToken),
                PublishedAt = parsed.Reading.PublishedAt,
                FetchedAt = DateTimeOffset.UnixEpoch,
                EntryCount = parsed.Entries.Count,
                NameCount = parsed.NameCount,
                Source = path,
            },
            parsed.Entries);
    }
}
