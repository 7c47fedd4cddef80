using System.Text;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>Recognises the error page that some servers send with status 200.</summary>
internal static class HtmlPage
{
    public static bool IsOne(string? mediaType, ReadOnlySpan<byte> start)
    {
        if (mediaType is "text/html" or "application/xhtml+xml")
        {
            return true;
        }

        var text = Encoding.UTF8.GetString(start[..Math.Min(start.Length, 256)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
