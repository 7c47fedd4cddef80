using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>A publisher's files on disk, with the format that reads them.</summary>
/// <param name="Format">The format.</param>
/// <param name="Files">All files that it needs.</param>
public sealed partial record RecognisedFiles(IListFormat Format, ListFiles Files)
{
    private const int Looked = 4_096;

    private static readonly (string Sign, string Format)[] Roots =
    [
        ("CONSOLIDATED_LIST", ListFormatCodes.UnXml), ("export", ListFormatCodes.EuFsfXml11), ("sdnList", ListFormatCodes.OfacXml),
        ("Sanctions", ListFormatCodes.OfacAdvanced), ("Designations", ListFormatCodes.UkXml), ("swiss-sanctions-list", ListFormatCodes.ChSecoXml),
    ];

    /// <summary>Looks at what the files say, not at their names; a set of files (OFAC's CSV) by its folder or by any file of it.</summary>
    /// <param name="path">A file, plain or with <c>.gz</c>, or a folder.</param>
    /// <param name="list">The list that is meant, where two lists share a format (OFAC-SDN, OFAC-CONS); null for the more usual one.</param>
    /// <exception cref="InvalidDataException">It is nothing that the product reads; the message says what it reads.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RecognisedFiles Of(string path, string? list = null)
    {
        if (Directory.Exists(path))
        {
            return SetIn(path) ?? throw new InvalidDataException($"{path} holds no list. Give a publisher's file, or the folder of OFAC's four CSV files.");
        }

        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There is no file {path}.");
        }

        var start = Start(path);
        var code = start.TrimStart().StartsWith('<') ? XmlFormat(start, list) : CsvFormat(start);
        if (code is not null)
        {
            var format = ListFormats.Get(code);
            return new RecognisedFiles(format, ListFiles.OnDisk([KeyValuePair.Create(format.FileNames[0], path)]));
        }

        if (Page().IsMatch(start))
        {
            throw new InvalidDataException($"{path} is a web page, not a list. Open the publisher's address in a browser and see what it says.");
        }

        return SetIn(Path.GetDirectoryName(Path.GetFullPath(path))!)
            ?? throw new InvalidDataException($"{path} is no list that the product reads. It reads {string.Join(", ", ListFormats.Codes)}.");
    }

    private static string? XmlFormat(string start, string? list)
    {
        var root = Root().Match(start) is { Success: true } match ? match.Groups["name"].Value : null;
        var code = Array.Find(Roots, r => r.Sign == root).Format;
        return list != ListCodes.OfacOther ? code : code switch
        {
            ListFormatCodes.OfacXml => ListFormatCodes.OfacOtherXml,
            ListFormatCodes.OfacAdvanced => ListFormatCodes.OfacOtherAdvanced,
            _ => code,
        };
    }

    private static string? CsvFormat(string start)
    {
        var text = start.TrimStart('\uFEFF');
        return text.Contains("Entity_LogicalId", StringComparison.OrdinalIgnoreCase) ? ListFormatCodes.EuFsfCsv11
            : text.Contains("Unique ID", StringComparison.OrdinalIgnoreCase) && text.Contains("Name non-latin script", StringComparison.OrdinalIgnoreCase) ? ListFormatCodes.UkCsv
            : text.Contains("Group ID", StringComparison.OrdinalIgnoreCase) && text.StartsWith("Last Updated", StringComparison.OrdinalIgnoreCase) ? ListFormatCodes.UkOfsiCsv
            : HouseHeader().IsMatch(text) ? ListFormatCodes.HouseCsv
            : null;
    }

    private static RecognisedFiles? SetIn(string folder)
    {
        foreach (var format in new[] { ListFormatCodes.OfacCsv, ListFormatCodes.OfacOtherCsv }.Select(ListFormats.Get))
        {
            var paths = format.FileNames.Select(n => KeyValuePair.Create(n, Existing(folder, n))).ToArray();
            if (paths.All(p => p.Value is not null))
            {
                return new RecognisedFiles(format, ListFiles.OnDisk(paths.Select(p => KeyValuePair.Create(p.Key, p.Value!))));
            }
        }

        return null;
    }

    private static string? Existing(string folder, string name) =>
        Directory.EnumerateFiles(folder).FirstOrDefault(f => Path.GetFileName(f) is var file
            && (file.Equals(name, StringComparison.OrdinalIgnoreCase) || file.Equals(name + ".gz", StringComparison.OrdinalIgnoreCase)));

    private static string Start(string path)
    {
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        var buffer = new char[Looked];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    // The first element that is no declaration, comment or instruction; a prefix does not matter.
    [GeneratedRegex(@"<(?:[A-Za-z_][\w.-]*:)?(?<name>[A-Za-z_][\w.-]*)[\s>/]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Root();

    [GeneratedRegex(@"<(?:!DOCTYPE\s+)?html\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Page();

    [GeneratedRegex(@"^[^\r\n]*\b(?:kind|type|art|typ)\b[^\r\n]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HouseHeader();
}
