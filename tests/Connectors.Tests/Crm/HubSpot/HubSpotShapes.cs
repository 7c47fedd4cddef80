using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>HubSpot's answers, with all that its description says is always there.</summary>
internal static class HubSpotShapes
{
    private static readonly string[] Always = ["hs_object_id", "lastmodifieddate", "hs_lastmodifieddate"];

    /// <summary>A row with the properties that were asked for, and a few besides: a blank one is null.</summary>
    public static JsonObject Shown(JsonObject row, string? asked)
    {
        var shown = row.DeepClone().AsObject();
        var properties = shown["properties"]!.AsObject();
        var names = (asked ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Concat(Always).Distinct(StringComparer.Ordinal);
        shown["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, properties[name]?.DeepClone())));
        return shown;
    }

    public static JsonObject Property(string name) => new()
    {
        ["name"] = name,
        ["label"] = name,
        ["description"] = "",
        ["groupName"] = "contactinformation",
        ["type"] = "string",
        ["fieldType"] = "text",
        ["options"] = new JsonArray(),
        ["hasUniqueValue"] = name is "wfc_key" or "email",
    };

    /// <summary>The end of an operation on many.</summary>
    public static JsonObject Done(DateTimeOffset now, IEnumerable<JsonNode?> results) => new()
    {
        ["status"] = "COMPLETE",
        ["startedAt"] = HubSpotServer.Stamp(now),
        ["completedAt"] = HubSpotServer.Stamp(now),
        ["results"] = new JsonArray([.. results]),
    };

    public static JsonObject Gap(string id) => new()
    {
        ["status"] = "error",
        ["category"] = "OBJECT_NOT_FOUND",
        ["message"] = "Could not get some objects",
        ["context"] = new JsonObject { ["ids"] = new JsonArray(id) },
        ["errors"] = new JsonArray(),
        ["links"] = new JsonObject(),
    };

    public static JsonNode Associated(long id, int type) => new JsonObject
    {
        ["toObjectId"] = $"{id}",
        ["associationTypes"] = new JsonArray(new JsonObject { ["category"] = "HUBSPOT_DEFINED", ["typeId"] = type }),
    };

    public static JsonObject Labels(string contact, string company) => new()
    {
        ["fromObjectTypeId"] = "0-1",
        ["fromObjectId"] = contact,
        ["toObjectTypeId"] = "0-2",
        ["toObjectId"] = company,
        ["labels"] = new JsonArray(),
    };

    public static JsonObject List(long id, string name, string type) => new()
    {
        ["listId"] = $"{id}",
        ["listVersion"] = 1,
        ["name"] = name,
        ["objectTypeId"] = "0-1",
        ["processingType"] = type,
        ["processingStatus"] = "COMPLETE",
    };

    /// <summary>A list as the search for lists shows it.</summary>
    public static JsonNode Listed(JsonNode list)
    {
        var listed = list.DeepClone();
        listed["additionalProperties"] = new JsonObject { ["hs_list_size"] = "0" };
        return listed;
    }

    public static JsonNode Membership(long list, DateTimeOffset now) => new JsonObject
    {
        ["listId"] = $"{list}",
        ["listVersion"] = 1,
        ["firstAddedTimestamp"] = HubSpotServer.Stamp(now),
        ["lastAddedTimestamp"] = HubSpotServer.Stamp(now),
    };

    public static JsonNode Status(string email, int id, string name, string status, DateTimeOffset now) => new JsonObject
    {
        ["channel"] = "EMAIL",
        ["subscriberIdString"] = email,
        ["subscriptionId"] = id,
        ["subscriptionName"] = name,
        ["status"] = status,
        ["source"] = "API",
        ["timestamp"] = HubSpotServer.Stamp(now),
    };

    /// <summary>Its name is without the extension.</summary>
    public static JsonNode File(long id, string name, string access, DateTimeOffset now) => new JsonObject
    {
        ["id"] = $"{id}",
        ["name"] = Path.GetFileNameWithoutExtension(name),
        ["extension"] = Path.GetExtension(name).TrimStart('.'),
        ["path"] = $"/workflowconnect/{name}",
        ["access"] = access,
        ["archived"] = false,
        ["createdAt"] = HubSpotServer.Stamp(now),
        ["updatedAt"] = HubSpotServer.Stamp(now),
    };

    public static JsonObject Account() => new()
    {
        ["portalId"] = 4711,
        ["accountType"] = "STANDARD",
        ["dataHostingLocation"] = "eu1",
        ["timeZone"] = "Europe/Berlin",
        ["companyCurrency"] = "EUR",
        ["additionalCurrencies"] = new JsonArray(),
        ["uiDomain"] = "app-eu1.hubspot.com",
        ["utcOffset"] = "+01:00",
        ["utcOffsetMilliseconds"] = 3_600_000,
    };
}
