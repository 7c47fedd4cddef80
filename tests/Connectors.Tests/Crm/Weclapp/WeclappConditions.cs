using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>Conditions of a query as weclapp describes them: <c>property-eq</c>, all of them, or one of a group <c>orName-property-eq</c>.</summary>
internal static partial class WeclappConditions
{
    public static bool Hold(string entity, JsonObject row, IQueryCollection query, IReadOnlySet<string> ignored)
    {
        var all = query.SelectMany(q => q.Value.Select(value => (Match: Condition().Match(q.Key), Value: value ?? "")))
            .Where(c => c.Match.Success && WeclappSpec.Filters(entity, c.Match.Groups["property"].Value) && !ignored.Contains(c.Match.Groups["property"].Value))
            .ToLookup(c => c.Match.Groups["group"].Value);
        return all.All(group => group.Key.Length == 0 ? group.All(c => HoldsOne(row, c.Match, c.Value)) : group.Any(c => HoldsOne(row, c.Match, c.Value)));
    }

    /// <summary>Numbers and ids in the order of their values, texts in that of their letters.</summary>
    public static int Compare(string one, string other) =>
        long.TryParse(one, CultureInfo.InvariantCulture, out var a) && long.TryParse(other, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b) : string.CompareOrdinal(one, other);

    public static string? Text(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => (string)value!,
        JsonValueKind.Number => value!.ToJsonString(),
        _ => null,
    };

    private static bool HoldsOne(JsonObject row, Match condition, string value)
    {
        var mine = Values(row, condition.Groups["property"].Value).ToList();
        return condition.Groups["operator"].Value switch
        {
            "eq" => mine.Contains(value, StringComparer.Ordinal),
            "gt" => mine.Exists(v => Compare(v, value) > 0),
            "ge" => mine.Exists(v => Compare(v, value) >= 0),
            "in" => mine.Exists(v => JsonNode.Parse(value)!.AsArray().Any(one => (string)one! == v)),
            "ilike" => mine.Exists(v => Regex.IsMatch(v, "^" + Regex.Escape(value).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal) + "$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))),
            var other => throw new NotSupportedException(other),
        };
    }

    private static IEnumerable<string> Values(JsonObject row, string property)
    {
        if (property.StartsWith("customAttribute", StringComparison.Ordinal))
        {
            return (row["customAttributes"] as JsonArray ?? []).Where(a => (string?)a!["attributeDefinitionId"] == property["customAttribute".Length..])
                .Select(a => Text(a!["stringValue"]) ?? Text(a["dateValue"])).OfType<string>();
        }

        return property.Split('.', 2) is [var list, var rest]
            ? (row[list] as JsonArray ?? []).OfType<JsonObject>().SelectMany(item => Values(item, rest))
            : Text(row[property]) is { } value ? [value] : [];
    }

    [GeneratedRegex("^((?<group>or[A-Za-z0-9]*)-)?(?<property>[A-Za-z0-9.]+)-(?<operator>[a-z]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();
}
