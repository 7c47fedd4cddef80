using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Whatever an expression gives as items, as a list: JSON arrays, any sequence, or a single value.</summary>
internal static class ItemList
{
    public static IList Of(object? value) => value switch
    {
        null => Array.Empty<object>(),
        string text when text.AsSpan().TrimStart() is ['[', ..] && FromJson(text) is { } items => items,
        string text => new object[] { text },
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(JsonValues.Read).ToList(),
        JsonNode node and not JsonObject => Of(JsonValues.ToElement(node)),
        JsonElement or JsonNode or IDictionary => new[] { value },
        IList list => list,
        IEnumerable<KeyValuePair<string, object>> => new[] { value },
        IEnumerable sequence => sequence.Cast<object?>().ToList(),
        _ => new[] { value },
    };

    private static IList? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.EnumerateArray().Select(JsonValues.Read).ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
