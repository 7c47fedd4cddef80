using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>Conditions of a query as EspoCRM reads them: nested PHP arrays, compared as its database does (case and accents do not count).</summary>
internal static class EspoWhere
{
    /// <summary>The query's <c>where[0][value][1][type]</c> as a tree.</summary>
    public static JsonObject Read(IEnumerable<KeyValuePair<string, string>> query)
    {
        var root = new JsonObject();
        foreach (var (name, value) in query.Where(q => q.Key.StartsWith("where[", StringComparison.Ordinal)))
        {
            var steps = name["where".Length..].TrimStart('[').TrimEnd(']').Split("][");
            var at = root;
            foreach (var step in steps.SkipLast(1))
            {
                at = (JsonObject)(at[step] ??= new JsonObject());
            }

            at[steps[^1]] = value;
        }

        return root;
    }

    /// <summary>Name of an attribute that the entity lacks; null when all are known.</summary>
    public static string? Unknown(JsonObject conditions, Func<string, bool> isKnown) => conditions.Select(c => c.Value!.AsObject()).Select(c =>
        c["value"] is JsonObject parts ? Unknown(parts, isKnown) : isKnown((string)c["attribute"]!) ? null : (string)c["attribute"]!).FirstOrDefault(name => name is not null);

    public static bool Holds(JsonObject conditions, JsonObject row) => conditions.All(c => HoldsOne(c.Value!.AsObject(), row));

    private static bool HoldsOne(JsonObject condition, JsonObject row)
    {
        var type = (string)condition["type"]!;
        if (type is "or" or "and")
        {
            var parts = condition["value"]!.AsObject().Select(p => HoldsOne(p.Value!.AsObject(), row));
            return type == "or" ? parts.Any(holds => holds) : parts.All(holds => holds);
        }

        var stored = row[(string)condition["attribute"]!];
        var mine = stored?.GetValueKind() == JsonValueKind.String ? (string)stored! : null;
        if (type == "isNull")
        {
            return mine is null;
        }

        var value = (string)condition["value"]!;
        if (type == "equals" && (string)condition["attribute"]! == "emailAddress" && EspoAddressBook.OthersOf(row).Any(other => Compare(other, value) == 0))
        {
            return true;
        }

        return mine is not null && type switch
        {
            "equals" => Compare(mine, value) == 0,
            "greaterThan" => Compare(mine, value) > 0,
            "greaterThanOrEquals" => Compare(mine, value) >= 0,
            "lessThan" => Compare(mine, value) < 0,
            "startsWith" => Fold(mine).StartsWith(Fold(value), StringComparison.Ordinal),
            "like" => Regex.IsMatch(Fold(mine), "^" + Regex.Escape(Fold(value)).Replace("%", ".*", StringComparison.Ordinal) + "$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
            _ => throw new NotSupportedException(type),
        };
    }

    private static int Compare(string one, string other) => string.CompareOrdinal(Fold(one), Fold(other));

    private static string Fold(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
