using System.Text;
using System.Text.Json;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Screening;

/// <summary>Parties as JSON, one object a line (NDJSON).</summary>
internal sealed class PartyLines(Stream content) : IPartyRows, IDisposable
{
    private const int LongestLine = 100_000;
    private readonly StreamReader _reader = new(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);
    private long _line;

    public (long Read, long All) Progress => (0, 0);

    public void Dispose() => _reader.Dispose();

    /// <exception cref="InvalidDataException">A line is too long, or the bytes are no UTF-8.</exception>
    public PartyRow? Read()
    {
        while (NextLine() is { } line)
        {
            _line++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                return Row(line);
            }
        }

        return null;
    }

    private PartyRow Row(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            var reader = new SentPartyReader();
            return reader.Read(document.RootElement, "") is { } sent
                ? new PartyRow(sent.Reference ?? $"{_line}", [sent.Party], null)
                : new PartyRow($"{_line}", [], $"line {_line}: {string.Join(" ", reader.Errors.Take(5).Select(e => $"{e.Field}: {e.Message}"))}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new PartyRow($"{_line}", [], $"line {_line}: it is no JSON object that can be read.");
        }
    }

    // ReadLine would take a line of any length into memory.
    private string? NextLine()
    {
        var line = new StringBuilder();
        try
        {
            int read;
            while ((read = _reader.Read()) >= 0 && read != '\n')
            {
                if (line.Length == LongestLine)
                {
                    throw new InvalidDataException($"Line {_line + 1} has more than {LongestLine:#,0} characters.");
                }

                line.Append((char)read);
            }

            return read < 0 && line.Length == 0 ? null : line.ToString();
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("The lines are no valid UTF-8.", e);
        }
    }
}
