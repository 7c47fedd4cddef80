using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>Odoo's search domains: conditions and prefix operators, joined by "and" where none stands.</summary>
internal static class OdooDomain
{
    /// <param name="domain">What the row has to meet.</param>
    /// <param name="row">With times to the microsecond.</param>
    /// <param name="bySecond">Times are compared to the second, as 19 does; 17 and 18 compare the whole of them.</param>
    public static bool Holds(JsonArray domain, JsonObject row, bool bySecond)
    {
        var at = 0;
        while (at < domain.Count)
        {
            if (!One(domain, ref at, row, bySecond))
            {
                return false;
            }
        }

        return true;
    }

    public static bool Mentions(JsonArray domain, string field) => domain.OfType<JsonArray>().Any(condition => (string?)condition[0] == field);

    private static bool One(JsonArray domain, ref int at, JsonObject row, bool bySecond)
    {
        switch (domain[at++])
        {
            case JsonValue op when (string?)op == "|":
                var (left, right) = (One(domain, ref at, row, bySecond), One(domain, ref at, row, bySecond));
                return left || right;
            case JsonValue op when (string?)op == "&":
                var (first, second) = (One(domain, ref at, row, bySecond), One(domain, ref at, row, bySecond));
                return first && second;
            case JsonArray condition:
                var value = row[(string)condition[0]!];
                return Condition(bySecond && (string)condition[0]! is "write_date" or "create_date" ? Second(value) : value, (string)condition[1]!, condition[2]);
            default:
                throw new InvalidOperationException("The domain is malformed.");
        }
    }

    /// <summary>As Odoo shows a time.</summary>
    public static JsonNode? Second(JsonNode? time) => time?.GetValueKind() == JsonValueKind.String && ((string)time!).Length > 19 ? ((string)time!)[..19] : time?.DeepClone();

    private static bool Condition(JsonNode? value, string op, JsonNode? wanted) => op switch
    {
        "=" => Same(value, wanted),
        "!=" => !Same(value, wanted),
        "in" => wanted!.AsArray().Any(one => Same(value, one) || (value is JsonArray many && many.Any(v => Same(v, one)))),
        "=ilike" => value?.GetValueKind() == JsonValueKind.String && Like((string)value!, (string)wanted!),
        "ilike" => value?.GetValueKind() == JsonValueKind.String && ((string)value!).Contains((string)wanted!, StringComparison.OrdinalIgnoreCase),
        ">" => Compare(value, wanted) > 0,
        ">=" => Compare(value, wanted) >= 0,
        "<" => Compare(value, wanted) < 0,
        _ => throw new InvalidOperationException($"The operator {op} is not known."),
    };

    private static bool Same(JsonNode? value, JsonNode? wanted) =>
        (value ?? false).ToJsonString() == (wanted ?? false).ToJsonString() || (value is JsonArray { Count: > 0 } pair && wanted?.GetValueKind() == JsonValueKind.Number && pair[0]!.ToJsonString() == wanted.ToJsonString());

    private static int? Compare(JsonNode? value, JsonNode? wanted) => (value?.GetValueKind(), wanted?.GetValueKind()) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal((string)value!, (string)wanted!),
        (JsonValueKind.Number, JsonValueKind.Number) => ((long)value!).CompareTo((long)wanted!),
        _ => null,
    };

    private static bool Like(string text, string pattern)
    {
        if (Regex.IsMatch(pattern, @"(^|[^\\])(\\\\)*\\$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            throw new InvalidOperationException("LIKE pattern must not end with escape character");
        }

        var expression = Regex.Replace(
            pattern, @"\\.|.", part => part.Value switch { "%" => ".*", "_" => ".", ['\\', var literal] => Regex.Escape($"{literal}"), var other => Regex.Escape(other) }, RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return Regex.IsMatch(text, $"^{expression}$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
