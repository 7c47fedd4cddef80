namespace WorkflowConnect.Engine;

/// <summary>Which headers a workflow may set: nothing that adds another header or another message.</summary>
internal static class HttpHeaderRules
{
    private static readonly HashSet<string> Framing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Host", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <exception cref="HttpHeaderException">A name or a value cannot be sent.</exception>
    public static Dictionary<string, string> Check(IEnumerable<KeyValuePair<string, object>>? headers)
    {
        var checkedHeaders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers ?? [])
        {
            if (name.Length == 0 || !name.All(IsTokenCharacter))
            {
                throw new HttpHeaderException("The name of a header may only have letters, digits and - _ . ! # $ % & ' * + ^ ` | ~. Correct it.");
            }

            if (Framing.Contains(name))
            {
                throw new HttpHeaderException($"The header {name} is set by the server itself. Remove it.");
            }

            checkedHeaders[name] = Value(name, Text(value));
        }

        return checkedHeaders;
    }

    /// <summary>A value that stays within its line.</summary>
    public static string Value(string name, string value) => value.All(c => c is '\t' or (>= ' ' and <= '~'))
        ? value
        : throw new HttpHeaderException($"The value of the header {name} has a line break or a character outside of ASCII. Encode it.");

    // Elsa's editor writes one text or a list of texts.
    private static string Text(object? value) => value is System.Collections.IEnumerable and not string
        ? string.Join(", ", ValueConverter.To<List<string>>(value) ?? [])
        : value is System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Array }
            ? string.Join(", ", ValueConverter.To<List<string>>(value) ?? [])
            : ValueConverter.To<string>(value) ?? "";

    private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "-_.!#$%&'*+^`|~".Contains(c, StringComparison.Ordinal);
}
