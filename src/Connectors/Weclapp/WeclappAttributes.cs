using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// The additional fields of parties (<c>customAttributeDefinition</c>), ours among them. A record names a field by a number,
/// so the definitions are asked once and kept.
/// </summary>
internal sealed class WeclappAttributes(WeclappCalls calls)
{
    public const string Entity = "customAttributeDefinition";

    public const string Key = "wfcKey";

    /// <summary>For people, who sort and filter by it in weclapp. Whether weclapp keeps the time of day is not described.</summary>
    public const string LastScreened = "wfcLastScreened";

    /// <summary>The same time, exact.</summary>
    public const string ScreenedAt = "wfcScreenedAt";
    public const string Status = "wfcScreeningStatus";
    public const string Protocol = "wfcScreeningProtocol";
    public const string Block = "wfcScreeningBlock";

    /// <summary>The lists on which we saw a contact.</summary>
    public const string Lists = "wfcLists";

    /// <summary>The fields of our own, with their types, labels, and what does not work without them.</summary>
    public static readonly IReadOnlyList<(string Key, string Type, string Label, string Why)> Own =
    [
        (Key, "STRING", "Screening key", "A record whose creation was not answered is found again by it."),
        (LastScreened, "DATE", "Last screened", "Time and result of a check cannot be noted on the record."),
        (ScreenedAt, "STRING", "Screened at (UTC)", "Time and result of a check cannot be noted on the record."),
        (Status, "STRING", "Screening status", "Time and result of a check cannot be noted on the record."),
        (Protocol, "STRING", "Screening protocol", "Time and result of a check cannot be noted on the record."),
        (Block, "STRING", "Screening block", "Time and result of a check cannot be noted on the record."),
        (Lists, "STRING", "Distribution lists", "Nobody is put on a list: who left one could not be told from who was never on it."),
    ];

    private const string Place = "customAttributes";
    private IReadOnlyDictionary<string, WeclappAttribute>? _known;

    /// <summary>Fields of parties by their keys.</summary>
    public async Task<IReadOnlyDictionary<string, WeclappAttribute>> AllAsync(CancellationToken cancellationToken, bool anew = false)
    {
        if (!anew && _known is { } known)
        {
            return known;
        }

        var all = new Dictionary<string, WeclappAttribute>(StringComparer.Ordinal);
        foreach (var row in await calls.AllAsync(Entity, WeclappQuery.Empty, cancellationToken))
        {
            if (VendorJson.Words(row["id"]) is { } id && VendorJson.Words(row["attributeKey"]) is { } key && IsOfParties(row))
            {
                all.TryAdd(key, new WeclappAttribute(id, key, VendorJson.Words(row["attributeType"]) ?? ""));
            }
        }

        return _known = all;
    }

    /// <summary>The first of these fields that is not there; asked anew before it is said.</summary>
    public async Task<string?> MissingAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        string[] needed = [.. keys];
        var there = await AllAsync(cancellationToken);
        if (!needed.All(there.ContainsKey))
        {
            there = await AllAsync(cancellationToken, anew: true);
        }

        return Array.Find(needed, key => !there.ContainsKey(key));
    }

    /// <exception cref="VendorTrouble">One of these fields of our own is not there.</exception>
    public async Task<IReadOnlyDictionary<string, WeclappAttribute>> DemandAsync(IEnumerable<string> keys, CancellationToken cancellationToken) =>
        await MissingAsync(keys, cancellationToken) is { } missing
            ? throw WeclappErrors.ByHand($"weclapp lacks the additional field {missing} of parties. Run 'workflowconnect crm provision' with an administrator's token, or create it in weclapp.")
            : await AllAsync(cancellationToken);

    /// <summary>What stands in the field; null when it is blank or there is no such field.</summary>
    public static JsonObject? Find(JsonObject party, WeclappAttribute? attribute) =>
        attribute is null ? null : WeclappText.Rows(party[Place]).FirstOrDefault(value => VendorJson.Words(value["attributeDefinitionId"]) == attribute.Id);

    /// <summary>A text field's text, or a date field's day.</summary>
    public static string? Text(JsonObject party, WeclappAttribute? attribute) => Find(party, attribute) is not { } value ? null
        : attribute!.Type == "DATE" ? WeclappText.Day(value["dateValue"])
        : VendorJson.Words(value["stringValue"]);

    /// <summary>The value of a field as weclapp takes it; null where the field cannot hold it.</summary>
    public static JsonObject? ValueOf(WeclappAttribute attribute, string? text)
    {
        var value = new JsonObject { ["attributeDefinitionId"] = attribute.Id };
        if (string.IsNullOrWhiteSpace(text))
        {
            return value;
        }

        switch (attribute.Type)
        {
            case "STRING" or "LARGE_TEXT" or "URL":
                value["stringValue"] = text;
                return value;
            case "DATE" when WeclappText.Day(text) is { } day:
                value["dateValue"] = day;
                return value;
            default:
                return null;
        }
    }

    /// <summary>
    /// Puts values into a body, and all others that the party has beside them: whether weclapp keeps those that are not named
    /// depends on how it reads a list, and a field of somebody else's must not be lost over that.
    /// </summary>
    public static void Put(JsonObject body, JsonObject? party, IReadOnlyList<JsonObject> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var ids = values.Select(value => VendorJson.Words(value["attributeDefinitionId"])).ToHashSet(StringComparer.Ordinal);
        var others = WeclappText.Rows(party?[Place]).Where(value => !ids.Contains(VendorJson.Words(value["attributeDefinitionId"])));
        body[Place] = new JsonArray([.. others.Concat(values).Select(value => value.DeepClone())]);
    }

    /// <summary>The definition by which a field of our own is created.</summary>
    public static JsonObject DefinitionOf(string key, string type, string label) => new()
    {
        ["attributeKey"] = key,
        ["attributeType"] = type,
        ["label"] = label,
        ["groupName"] = "WorkflowConnect",
        ["entities"] = new JsonArray("party"),
        ["active"] = true,
        ["mandatory"] = false,
        ["readOnly"] = false,
        ["showInOverview"] = false,
        ["showOnCreationDialog"] = false,
    };

    private static bool IsOfParties(JsonObject definition) =>
        definition["active"]?.GetValueKind() != System.Text.Json.JsonValueKind.False
        && WeclappText.Texts(definition["entities"]) is var entities && (entities.Count == 0 || entities.Contains("party", StringComparer.Ordinal));
}
