using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Keeps every accepted version for ever, because a protocol can be replayed:
/// <code>
/// {folder}/{list}/versions/{sha256}/version.json, {file}.gz
/// {folder}/{list}/current      the sha256 in use
/// {folder}/{list}/state.json   what happened lately
/// </code>
/// A version folder appears by one rename when it is complete, <c>current</c> changes by one rename: whenever the process
/// dies, the old state or the new one is there. Who writes holds the list's lock (<see cref="LockAsync"/>): the command line may
/// run beside the server.
/// </summary>
public sealed class ListLibrary(IOptions<ListsOptions> options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private string Root => Path.GetFullPath(options.Value.Folder);

    /// <summary>The version in use, or null when there is none.</summary>
    public StoredVersion? Current(string list)
    {
        var pointer = Path.Combine(ListFolder(list), "current");
        return File.Exists(pointer) ? Find(list, File.ReadAllText(pointer).Trim()) : null;
    }

    /// <summary>Whether the list was ever put to use here, be it damaged since.</summary>
    internal bool HasPointer(string list) => File.Exists(Path.Combine(ListFolder(list), "current"));

    /// <summary>A kept version, or null when the library does not have it.</summary>
    public StoredVersion? Find(string list, string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var path = Path.Combine(VersionFolder(list, sha256), "version.json");
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<StoredVersion>(File.ReadAllBytes(path), Json) : null;
        }
        catch (JsonException)
        {
            // Damaged on disk: not to be used, and the next download of the same file replaces it.
            return null;
        }
    }

    /// <summary>All kept versions, newest fetch first.</summary>
    public IReadOnlyList<StoredVersion> Versions(string list)
    {
        var folder = Path.Combine(ListFolder(list), "versions");
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateDirectories(folder).Select(d => Find(list, Path.GetFileName(d))).OfType<StoredVersion>().OrderByDescending(v => v.Version.FetchedAt)];
    }

    /// <summary>Reads a kept version back, after its checksum proved that the files are still those that were accepted.</summary>
    /// <exception cref="InvalidDataException">The files on disk are not what was stored.</exception>
    public async Task<ListSnapshot> LoadAsync(StoredVersion stored, CancellationToken cancellationToken)
    {
        var version = stored.Version;
        var files = Files(stored);
        string found;
        try
        {
            found = await ListChecksum.OfAsync(files, cancellationToken);
        }
        catch (IOException e)
        {
            throw new InvalidDataException($"List {version.List}, version {version.Sha256}: the files cannot be read. Restore them from a backup, or fetch the list again.", e);
        }

        if (found != version.Sha256)
        {
            throw new InvalidDataException($"List {version.List}, version {version.Sha256}: the files have the checksum {found}. They were changed on disk; restore them from a backup, or fetch the list again.");
        }

        var parsed = ParsedList.From(ListFormats.Get(stored.Format), files, cancellationToken);
        return parsed.Reading.Damage is { } damage
            ? throw new InvalidDataException($"List {version.List}, version {version.Sha256}: {damage}")
            : new ListSnapshot(version, parsed.Entries);
    }

    /// <summary>Keeps a version's files; it is not in use yet. Files that are kept already, and whole, stay as they are.</summary>
    public async Task KeepAsync(StoredVersion stored, ListFiles files, CancellationToken cancellationToken)
    {
        var final = VersionFolder(stored.Version.List, stored.Version.Sha256);
        if (await IsWholeAsync(stored, cancellationToken))
        {
            // Never delete what may be in use: a death before the rename would leave the list without any version.
            AtomicFile.Write(Path.Combine(final, "version.json"), JsonSerializer.SerializeToUtf8Bytes(stored, Json));
            return;
        }

        var building = final + ".building";
        if (Directory.Exists(building))
        {
            // Left by a process that died.
            Directory.Delete(building, recursive: true);
        }

        Directory.CreateDirectory(building);
        foreach (var name in stored.FileNames)
        {
            await using var source = files.Open(name);
            await using var target = new FileStream(Path.Combine(building, name + ".gz"), FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (var zip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
            {
                await source.CopyToAsync(zip, cancellationToken);
            }

            target.Flush(flushToDisk: true);
        }

        AtomicFile.Write(Path.Combine(building, "version.json"), JsonSerializer.SerializeToUtf8Bytes(stored, Json));
        if (Directory.Exists(final))
        {
            Directory.Delete(final, recursive: true);
        }

        Directory.Move(building, final);
    }

    /// <summary>Puts a kept version to use.</summary>
    public void SwitchTo(string list, string sha256) =>
        AtomicFile.Write(Path.Combine(ListFolder(list), "current"), Encoding.ASCII.GetBytes(sha256));

    public ListState State(string list)
    {
        var path = Path.Combine(ListFolder(list), "state.json");
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ListState>(File.ReadAllBytes(path), Json) ?? new ListState() : new ListState();
        }
        catch (JsonException)
        {
            // Only memory of attempts: without it the list is fetched unconditionally and its age counts from the fetch.
            return new ListState();
        }
    }

    public void Write(string list, ListState state)
    {
        Directory.CreateDirectory(ListFolder(list));
        AtomicFile.Write(Path.Combine(ListFolder(list), "state.json"), JsonSerializer.SerializeToUtf8Bytes(state, Json));
    }

    /// <summary>Keeps other processes from writing to this list until it is disposed; waits up to 30 seconds for them.</summary>
    /// <exception cref="IOException">Another process holds the list for longer.</exception>
    public async Task<IDisposable> LockAsync(string list, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(ListFolder(list));
        var path = Path.Combine(ListFolder(list), "lock");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The lock is the open file: the system takes it back from a process that dies.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (PathTooLongException or DirectoryNotFoundException))
            {
                if (attempt == 300)
                {
                    throw new IOException($"Another process is writing to list {list}; its result counts. Try again when it has ended.", e);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    /// <summary>An empty folder on the same disk, for a download of this list.</summary>
    internal string CleanIncomingFolder(string list)
    {
        var folder = Path.Combine(Root, "incoming", SafeName(list));
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    private async Task<bool> IsWholeAsync(StoredVersion stored, CancellationToken cancellationToken)
    {
        try
        {
            return Directory.Exists(VersionFolder(stored.Version.List, stored.Version.Sha256))
                && await ListChecksum.OfAsync(Files(stored), cancellationToken) == stored.Version.Sha256;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The files of a kept version, unpacked while they are read.</summary>
    public ListFiles Files(StoredVersion stored) => ListFiles.OnDisk(stored.FileNames.Select(name =>
        KeyValuePair.Create(name, Path.Combine(VersionFolder(stored.Version.List, stored.Version.Sha256), name + ".gz"))));

    private string VersionFolder(string list, string sha256) => Path.Combine(ListFolder(list), "versions", sha256);

    private string ListFolder(string list) => Path.Combine(Root, SafeName(list));

    // List codes may come from a web request one day; a folder name must not leave the library.
    private static string SafeName(string list) => list.Length > 0 && list.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? list
        : throw new ArgumentException($"'{list}' is no list code: letters, digits, '-' and '_' only.", nameof(list));
}
