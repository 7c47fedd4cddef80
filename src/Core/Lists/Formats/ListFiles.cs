using System.IO.Compression;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>The files of one list version, by name, each openable as often as needed.</summary>
public sealed class ListFiles
{
    private readonly SortedDictionary<string, Func<Stream>> _files = new(StringComparer.Ordinal);

    public ListFiles(IEnumerable<KeyValuePair<string, Func<Stream>>> files)
    {
        foreach (var (name, open) in files)
        {
            _files.Add(name, open);
        }
    }

    /// <summary>File names in ordinal order, the order in which the checksum of a set is made.</summary>
    public IReadOnlyCollection<string> Names => _files.Keys;

    public bool Has(string name) => _files.ContainsKey(name);

    /// <exception cref="FileNotFoundException">No file of that name belongs to the version.</exception>
    public Stream Open(string name) => _files.TryGetValue(name, out var open)
        ? open()
        : throw new FileNotFoundException($"The list version has no file '{name}'.", name);

    /// <summary>A version that consists of one file.</summary>
    public static ListFiles Single(string name, Func<Stream> open) => new([KeyValuePair.Create(name, open)]);

    /// <summary>Files on disk; names that end in <c>.gz</c> are unpacked while reading.</summary>
    public static ListFiles OnDisk(IEnumerable<KeyValuePair<string, string>> pathByName) =>
        new(pathByName.Select(p => KeyValuePair.Create<string, Func<Stream>>(p.Key, () => OpenFile(p.Value))));

    private static Stream OpenFile(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
