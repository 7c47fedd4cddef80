using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>
/// Reads a CSV file with a header by the headings' names. Bytes that are not of the encoding, a missing heading and a last
/// row that stops short are damage; a broken row in between is a lost one.
/// </summary>
internal sealed class HeadedCsv(CsvShape shape, CsvProblems problems)
{
    private const int MaximumFieldLength = 1_000_000;
    private const int MaximumColumns = 1_000;
    private const string EndMark = "\u001A";

    /// <summary>Hands over each row; returns what is wrong with the file, or null.</summary>
    public string? Walk(ListFiles files, Action<string>? onPreamble, Action<CsvRow> onRow, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = files.Open(shape.File);
            using var reader = new StreamReader(stream, EncodingOf(files), detectEncodingFromByteOrderMarks: true);
            for (var i = 0; i < shape.PreambleLines; i++)
            {
                var line = reader.ReadLine() ?? "";
                if (IsMarkup(line))
                {
                    return NoCsv;
                }

                onPreamble?.Invoke(line);
            }

            return Rows(reader, onRow, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            return $"{shape.File} is not UTF-8. It was stored in another encoding on its way; fetch it again from the publisher, unchanged.";
        }
        catch (MaxFieldSizeException)
        {
            return $"{shape.File} has a field of more than {MaximumFieldLength} characters; a quote is probably missing. Fetch it again.";
        }
        catch (InvalidDataException e)
        {
            return $"{shape.File} cannot be unpacked: {e.Message}";
        }
    }

    private string NoCsv => $"{shape.File} is a web page or XML, not CSV. Open the publisher's address in a browser and see what it says.";

    private static bool IsMarkup(string start) => start.TrimStart('\uFEFF', ' ').StartsWith('<');

    private string? Rows(StreamReader reader, Action<CsvRow> onRow, CancellationToken cancellationToken)
    {
        var bad = 0;
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            Delimiter = shape.Delimiter.ToString(),
            MaxFieldSize = MaximumFieldLength,
            BadDataFound = a => bad = a.Context.Parser!.RawRow,
        });
        if (Header(parser, out var columns) is { } wrong)
        {
            return wrong;
        }

        var (cutOff, count) = (0, 0);
        while (parser.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = parser.Record!;
            var line = parser.RawRow + shape.PreambleLines;
            if (row.All(c => string.IsNullOrWhiteSpace(c) || c.Trim() == EndMark))
            {
                continue;
            }

            cutOff = row.Length < columns.Count || bad == parser.RawRow ? line : 0;
            if (cutOff > 0 || row.Skip(columns.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                problems.Report(line, null, recordLost: true, bad == parser.RawRow ? "has a broken quotation" : $"has {row.Length} columns instead of {columns.Count}");
                continue;
            }

            count++;
            onRow(new CsvRow(columns, row, line));
        }

        return cutOff > 0 ? $"{shape.File} is cut off: its last row, at line {cutOff}, is not whole. Fetch it again."
            : count == 0 && !shape.MayBeEmpty ? $"{shape.File} has a header and no rows. Fetch it again; if this stays, look at the publisher's page."
            : null;
    }

    private string? Header(CsvParser parser, out Dictionary<string, int> columns)
    {
        columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (!parser.Read() || parser.Record is not { } header)
        {
            return $"{shape.File} is empty. Fetch it again; if this stays, look at the publisher's page.";
        }

        if (IsMarkup(header[0]))
        {
            return NoCsv;
        }

        if (header.Length > MaximumColumns)
        {
            return $"{shape.File} has more than {MaximumColumns} columns; it is not the expected file.";
        }

        for (var i = 0; i < header.Length; i++)
        {
            // An unnamed column at the end keeps its place, for rows are counted by it.
            columns.TryAdd(Words.Clean(header[i].TrimStart('\uFEFF')) ?? $"column {i}", i);
        }

        var found = columns;
        var missing = shape.Required.Where(r => !found.ContainsKey(r)).ToArray();
        return missing.Length == 0 ? null : $"{shape.File} is not the expected file: its header lacks {string.Join(", ", missing)}. The publisher may have changed the format; ask for an update of the product.";
    }

    private Encoding EncodingOf(ListFiles files)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        if (!shape.MayBeWindows1252)
        {
            return strict;
        }

        using var stream = files.Open(shape.File);
        using var reader = new StreamReader(stream, strict);
        try
        {
            var buffer = new char[1 << 14];
            while (reader.Read(buffer) > 0)
            {
            }

            return strict;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
    }
}
