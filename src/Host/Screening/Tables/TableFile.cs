using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>
/// Reads a table row by row, with its columns by name: CSV with comma or semicolon, or tab-separated; also compressed
/// with gzip. A tab-separated file has no quotes: names hold quotation marks of their own.
/// </summary>
internal sealed class TableFile : IDisposable
{
    private const int LongestField = 1_000_000;

    private readonly Stream _file;
    private readonly StreamReader _reader;
    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private string[] _row = [];

    private TableFile(string path)
        : this(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan),
            path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
    {
    }

    private TableFile(Stream file, bool isCompressed)
    {
        _file = file;
        var content = isCompressed ? new GZipStream(_file, CompressionMode.Decompress) : _file;
        _reader = new StreamReader(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true, 1 << 16);
        var header = FirstLine();
        var delimiter = Delimiter(header);
        _parser = new CsvParser(new HeadFirst(header, _reader), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            Delimiter = delimiter,
            Mode = delimiter == "\t" ? CsvMode.NoEscape : CsvMode.RFC4180,
            MaxFieldSize = LongestField,
            BadDataFound = null,
        });
    }

    /// <summary>Of the row that was read last, from 1.</summary>
    public int Line => _parser.RawRow;

    /// <summary>Bytes of the file, and how many of them have been read.</summary>
    public (long Read, long All) Progress => _file.CanSeek ? (_file.Position, _file.Length) : (0, 0);

    /// <summary>Opens a file whose first line names its columns.</summary>
    public static TableFile Open(string path) => Open(new TableFile(path));

    /// <summary>Opens a table that arrives; its first line names its columns.</summary>
    public static TableFile Open(Stream content) => Open(new TableFile(content, isCompressed: false));

    private static TableFile Open(TableFile table)
    {
        if (table.Read())
        {
            for (var i = 0; i < table._row.Length; i++)
            {
                table._columns.TryAdd(Plain(table._row[i]), i);
            }
        }

        return table;
    }

    /// <summary>Opens a file without such a line; columns are asked for by number.</summary>
    public static TableFile OpenBare(string path) => new(path);

    public bool Read()
    {
        do
        {
            if (!_parser.Read())
            {
                return false;
            }

            _row = _parser.Record ?? [];
        }
        while (_row.Length == 0 || (_row.Length == 1 && string.IsNullOrWhiteSpace(_row[0])));
        return true;
    }

    /// <summary>The number of the first of these columns that is there; -1 when none is.</summary>
    public int Find(params string[] names)
    {
        foreach (var name in names)
        {
            if (_columns.TryGetValue(Plain(name), out var column))
            {
                return column;
            }
        }

        return -1;
    }

    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>A field of the row; null when there is nothing in it.</summary>
    public string? this[int column] => (uint)column < (uint)_row.Length && !string.IsNullOrWhiteSpace(_row[column]) ? _row[column].Trim() : null;

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
        _file.Dispose();
    }

    // "Birth date", "birth_date" and "birthDate" are one column.
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Delimiter(string header)
    {
        var (tabs, semicolons, commas) = (header.Count(c => c == '\t'), header.Count(c => c == ';'), header.Count(c => c == ','));
        return tabs > 0 ? "\t" : semicolons > commas ? ";" : ",";
    }

    private string FirstLine()
    {
        var line = new StringBuilder();
        int read;
        while ((read = _reader.Read()) >= 0)
        {
            line.Append((char)read);
            if (read == '\n' || line.Length > LongestField)
            {
                break;
            }
        }

        return line.ToString();
    }

    // The first line once more, then the rest.
    private sealed class HeadFirst(string head, StreamReader rest) : TextReader
    {
        private int _next;

        public override int Peek() => _next < head.Length ? head[_next] : rest.Peek();

        public override int Read() => _next < head.Length ? head[_next++] : rest.Read();

        public override int Read(char[] buffer, int index, int count)
        {
            if (_next >= head.Length)
            {
                return rest.Read(buffer, index, count);
            }

            var copied = Math.Min(count, head.Length - _next);
            head.CopyTo(_next, buffer, index, copied);
            _next += copied;
            return copied;
        }
    }
}
