using System.IO.Compression;

namespace WorkflowConnect.Screening.Bench;

/// <summary>The folder with the evaluation sets: the argument, else <c>shared/data</c> in a folder above.</summary>
internal sealed class DataFolder(string path)
{
    public string Path { get; } = path;

    public static DataFolder? Find(string? argument)
    {
        if (argument is not null)
        {
            return new DataFolder(argument);
        }

        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return new DataFolder(candidate);
            }
        }

        return null;
    }

    public bool Has(string name) => File.Exists(System.IO.Path.Combine(Path, name));

    public IEnumerable<string[]> Tsv(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress)
            : File.OpenRead(file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    public IEnumerable<string[]> Csv(string name)
    {
        using var reader = new StreamReader(System.IO.Path.Combine(Path, name));
        using var parser = new CsvHelper.CsvParser(reader, System.Globalization.CultureInfo.InvariantCulture);
        while (parser.Read())
        {
            yield return parser.Record!;
        }
    }
}
