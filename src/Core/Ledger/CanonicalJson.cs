using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Core.Ledger;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785): one text per value, so that a hash over it means the value and not
/// the writer's habits. Values that have no single text (lone surrogates, NaN, integers beyond 2^53) are refused
/// with a <see cref="FormatException"/> that names the path.
/// </summary>
public static class CanonicalJson
{
    private const long LargestExactInteger = 9_007_199_254_740_991;

    /// <summary>The canonical text of a value.</summary>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder(256);
        WriteNode(text, node, "$");
        return text.ToString();
    }

    private static void WriteNode(StringBuilder text, JsonNode? node, string path)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject item:
                WriteObject(text, item, path);
                break;
            case JsonArray items:
                WriteArray(text, items, path);
                break;
            default:
                WriteValue(text, node.AsValue(), path);
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonObject item, string path)
    {
        text.Append('{');
        var first = true;

        // Ordinal comparison of .NET strings is comparison by UTF-16 code units, as section 3.2.3 demands.
        foreach (var (key, value) in item.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            WriteString(text, key, path);
            text.Append(':');
            WriteNode(text, value, path + "." + key);
        }

        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonArray items, string path)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteNode(text, items[i], $"{path}[{i}]");
        }

        text.Append(']');
    }

    private static void WriteValue(StringBuilder text, JsonValue value, string path)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            case JsonValueKind.String:
                WriteString(text, StringOf(value, path), path);
                break;
            case JsonValueKind.Number:
                text.Append(NumberOf(value, path));
                break;
            default:
                throw new FormatException($"{path}: a value of kind {value.GetValueKind()} has no canonical JSON.");
        }
    }

    private static string StringOf(JsonValue value, string path)
    {
        try
        {
            // Dates, enums and the like are no strings yet: what the serializer makes of them is plain JSON text.
            return value.TryGetValue<string>(out var text)
                ? text
                : JsonSerializer.Deserialize<string>(value.ToJsonString()) ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            // Parsed text keeps its escapes until it is read; half a pair shows up only now.
            throw LoneSurrogate(path);
        }
    }

    private static string NumberOf(JsonValue value, string path)
    {
        var literal = value.ToJsonString();
        if (literal.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                && whole is >= -LargestExactInteger and <= LargestExactInteger
                    ? whole.ToString(CultureInfo.InvariantCulture)
                    : throw new FormatException($"{path}: the integer {literal} is beyond 2^53; write it as text.");
        }

        var number = double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
        return EcmaScriptNumber.Write(number, path);
    }

    private static void WriteString(StringBuilder text, string value, string path)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 >= value.Length || !char.IsSurrogatePair(c, value[i + 1]))
                {
                    throw LoneSurrogate(path);
                }

                text.Append(c).Append(value[++i]);
                continue;
            }

            AppendEscaped(text, c);
        }

        text.Append('"');
    }

    private static void AppendEscaped(StringBuilder text, char c) => _ = c switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
        _ => text.Append(c),
    };

    private static FormatException LoneSurrogate(string path) =>
        new($"{path}: half of a surrogate pair is no character; clean the text before it is recorded.");
}
