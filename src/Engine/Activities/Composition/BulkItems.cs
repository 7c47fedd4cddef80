using System.Collections;
using System.Text.Json;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Reads the items of a bulk dispatch, as an expression gives them or as they lay in the state.</summary>
internal static class BulkItems
{
    public static List<object?> Of(object? value) => value switch
    {
        null => [],
        JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(JsonValues.Read)],
        string text when text.AsSpan().TrimStart() is ['[', ..] => ValueConverter.To<List<object?>>(text) ?? [],
        string or IDictionary or IDictionary<string, object> => [value],
        IEnumerable items => [.. items.Cast<object?>()],
        _ => [value],
    };

    public static IEnumerable<KeyValuePair<string, object>>? AsMap(object? item) => item switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } element => JsonValues.ReadObject(element),
        IEnumerable<KeyValuePair<string, object>> map => map,
        _ => null,
    };
}
