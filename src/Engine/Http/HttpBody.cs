using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads a body by its media type.</summary>
internal static class HttpBody
{
    public static object? Parse(string? contentType, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var type = (contentType ?? "").Split(';')[0].Trim();
        if (type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            using var document = JsonDocument.Parse(body);
            return JsonValues.Read(document.RootElement);
        }

        var text = Encoding.UTF8.GetString(body.Span);
        return type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? Form(text) : text;
    }

    private static Dictionary<string, object> Form(string text)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            fields[Decode(parts[0])] = parts.Length > 1 ? Decode(parts[1]) : "";
        }

        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
