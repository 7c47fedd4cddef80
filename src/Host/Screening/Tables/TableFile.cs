using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>
/// Reads a table row by row, with its columns by name: CSV with comma or semicolon, or tab-separated; files also
/// compressed with gzip; UTF-8 or Windows-1252. A tab-separated file has no quotes: names hold quotation marks of their
/// own. Whatever would hide a row is refused with its line: a quotation mark that is not closed, a file that ends too early.
/// </summary>
internal sealed class TableFile : IDisposable
{
    private const int LongestField = 1_000_000;

    private readonly Stream _file;
    private readonly GzipText? _unpacked;
    private readonly StreamReader _reader;
    private readonly CsvParser _parser;
    private readonly Dictionary<string, List<int>> _columns = new(StringComparer.Ordinal);
    private string[] _row = [];

    private TableFile(string path)
        : this(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan))
    {
    }

    private TableFile(Stream file)
    {
        _file = file;
        _unpacked = GzipText.Of(file);
        _reader = new StreamReader(_unpacked ?? file, TableEncoding.Utf8OrWindows1252, detectEncodingFromByteOrderMarks: true, 1 << 16);
        var header = FirstLine();
        var delimiter = Delimiter(header);
        _parser = new CsvParser(new HeadFirst(header, _reader), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            Delimiter = delimiter,
            Mode = delimiter == "\t" ? CsvMode.NoEscape : CsvMode.RFC4180,
            MaxFieldSize = LongestField,
            IgnoreBlankLines = false,
            BadDataFound = found => RefuseOpenQuote(found.Field),
        });
    }

    /// <summary>The first line of the row that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Bytes of the file, and how many of them have been read.</summary>
    public (long Read, long All) Progress => _file.CanSeek ? (_file.Position, _file.Length) : (0, 0);

    /// <summary>How many columns the first line has.</summary>
    public int Width { get; private set; }

    /// <summary>The columns' names as the first line gives them.</summary>
    public IReadOnlyList<string> Headings { get; private set; } = [];

    /// <summary>True when the row has something in a cell for which the first line has no column.</summary>
    public bool HasSurplus => _row.Skip(Width).Any(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>True when the row takes more than one line of the file.</summary>
    public bool SpansLines => _parser.RawRow > Line;

    /// <summary>Opens a file whose first line names its columns.</summary>
    /// <exception cref="InvalidDataException">It is no table.</exception>
    public static TableFile Open(string path) => Open(OpenBare(path));

    /// <summary>Opens a table that arrives; its first line names its columns.</summary>
    /// <exception cref="InvalidDataException">It is no table.</exception>
    public static TableFile Open(Stream content) => Open(new TableFile(content));

    /// <summary>Opens a file without such a line; columns are asked for by number.</summary>
    /// <exception cref="InvalidDataException">It is no table.</exception>
    public static TableFile OpenBare(string path)
    {
        try
        {
            return new TableFile(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} cannot be read: this user may not, or it is a folder.", e);
        }
    }

    private static TableFile Open(TableFile table)
    {
        if (table.Read())
        {
            table.Width = table._row.Length;
            table.Headings = [.. table._row.Select(heading => heading.Trim())];
            for (var i = 0; i < table._row.Length; i++)
            {
                if (Plain(table._row[i]) is { Length: > 0 } heading)
                {
                    (table._columns.TryGetValue(heading, out var places) ? places : table._columns[heading] = []).Add(i);
                }
            }
        }

        return table;
    }

    /// <exception cref="InvalidDataException">The row cannot be read.</exception>
    public bool Read()
    {
        try
        {
            do
            {
                Line = _parser.RawRow + 1;
                if (!_parser.Read())
                {
                    _unpacked?.EnsureWhole();
                    return false;
                }

                _row = _parser.Record ?? [];
            }
            while (_row.Length == 0 || (_row.Length == 1 && string.IsNullOrWhiteSpace(_row[0])));
        }
        catch (MaxFieldSizeException e)
        {
            throw new InvalidDataException($"Line {Line}: a cell has more than {LongestField:#,0} characters. Is a quotation mark not closed?", e);
        }

        return true;
    }

    /// <summary>The columns with one of these headings, in the order of the headings.</summary>
    /// <exception cref="InvalidDataException">One of the headings stands there twice.</exception>
    public int[] Find(params string[] headings)
    {
        var found = new List<int>();
        foreach (var heading in headings)
        {
            if (_columns.TryGetValue(Plain(heading), out var places))
            {
                if (places.Count > 1)
                {
                    throw new InvalidDataException($"The columns {string.Join(" and ", places.Select(place => place + 1))} are both headed '{heading}'. Rename or remove those that are not meant.");
                }

                found.Add(places[0]);
            }
        }

        return [.. found];
    }

    /// <summary>A field of the row; null when there is nothing in it.</summary>
    public string? this[int column] => (uint)column < (uint)_row.Length && !string.IsNullOrWhiteSpace(_row[column]) ? _row[column].Trim() : null;

    /// <summary>The first of these fields that holds anything; null when none does.</summary>
    public string? First(int[] columns)
    {
        foreach (var column in columns)
        {
            if (this[column] is { } field)
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>True when the field holds a line that looks like a row of its own: the quotation mark before it was not closed.</summary>
    public bool HoldsRows(int column) =>
        this[column] is { } field && field.AsSpan().ContainsAny('\n', '\r')
        && field.ReplaceLineEndings("\n").Split('\n').Any(line => line.Split(_parser.Delimiter).Length >= Math.Max(2, Width));

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
        _unpacked?.Dispose();
        _file.Dispose();
    }

    // "Birth date", "birth_date" and "birthDate" are one column.
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Delimiter(string header)
    {
        var (tabs, semicolons, commas) = (header.Count(c => c == '\t'), header.Count(c => c == ';'), header.Count(c => c == ','));
        return tabs > 0 ? "\t" : semicolons > commas ? ";" : ",";
    }

    // A name with quotation marks in its middle (Bob "the Knife" Smith) is no damage.
    private void RefuseOpenQuote(string field)
    {
        if (field.StartsWith('"') && (field.Contains('\n', StringComparison.Ordinal) || field.Count(c => c == '"') % 2 != 0))
        {
            throw new InvalidDataException(
                $"Line {Line}: a quotation mark is not closed, so that the rows behind it cannot be told apart. Close it, or double it where it belongs to the text.");
        }
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
