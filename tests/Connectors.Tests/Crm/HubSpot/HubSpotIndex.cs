using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>What HubSpot's search shows: rows as they were some calls ago.</summary>
internal sealed class HubSpotIndex
{
    private readonly Dictionary<string, SortedDictionary<long, JsonObject>> _rows = new(StringComparer.Ordinal) { ["companies"] = [], ["contacts"] = [], ["notes"] = [] };
    private readonly List<(int Due, string Type, long Id)> _waiting = [];
    private int _calls;

    /// <summary>Calls after which a change is seen.</summary>
    public int Lag { get; set; } = 6;

    public void Changed(string type, long id) => _waiting.Add((_calls + Lag, type, id));

    /// <summary>Another call was made.</summary>
    public void Advance(Dictionary<string, SortedDictionary<long, JsonObject>> objects)
    {
        _calls++;
        Take(objects, _waiting.Where(w => w.Due < _calls).ToList());
    }

    /// <summary>Sees everything.</summary>
    public void Settle(Dictionary<string, SortedDictionary<long, JsonObject>> objects) => Take(objects, [.. _waiting]);

    public IEnumerable<JsonObject> Search(string type, JsonObject query) => _rows[type].Values
        .Where(row => query["filterGroups"]!.AsArray().Any(group => group!["filters"]!.AsArray().All(filter => Holds(row["properties"]!.AsObject(), filter!.AsObject()))))
        .Take((int)query["limit"]!);

    private void Take(Dictionary<string, SortedDictionary<long, JsonObject>> objects, List<(int Due, string Type, long Id)> due)
    {
        foreach (var change in due)
        {
            _waiting.Remove(change);
            if (objects[change.Type].TryGetValue(change.Id, out var row))
            {
                _rows[change.Type][change.Id] = row.DeepClone().AsObject();
            }
            else
            {
                _rows[change.Type].Remove(change.Id);
            }
        }
    }

    /// <summary>Words are compared in lower case and not folded: "mueller" does not find "Müller".</summary>
    private static bool Holds(JsonObject row, JsonObject filter)
    {
        var name = (string)filter["propertyName"]!;
        var mine = (string?)row[name == "associations.company" ? "associatedcompanyid" : name];
        var value = (string?)filter["value"] ?? "";
        return (string)filter["operator"]! switch
        {
            "NOT_HAS_PROPERTY" => string.IsNullOrEmpty(mine),
            _ when string.IsNullOrEmpty(mine) => false,
            "EQ" => string.Equals(mine, value, StringComparison.OrdinalIgnoreCase),
            "IN" => filter["values"]!.AsArray().Any(v => string.Equals(mine, (string)v!, StringComparison.OrdinalIgnoreCase) && !((string)v!).Any(char.IsUpper)),
            "CONTAINS_TOKEN" => mine.ToLowerInvariant().Split([' ', '-', '.', ',', '&']).Contains(value, StringComparer.Ordinal),
            "GT" => Number(mine) > Number(value),
            "GTE" => Number(mine) >= Number(value),
            "LT" => Number(mine) < Number(value),
            var other => throw new NotSupportedException(other),
        };
    }

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
