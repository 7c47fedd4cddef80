using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>
/// As much of a HubSpot as the connector calls, in memory, answering as its documentation and the reports of its users say: an
/// address is allowed once (409), an unknown property is a 400, a batch with a gap a 207, and the search shows what was
/// written only after some calls more.
/// </summary>
internal sealed class HubSpotServer : FaultyServer
{
    public const string Key = "pat-eu1-key";
    private long _last = 100;

    public HubSpotIndex Index { get; } = new();

    /// <summary>Rows by type and id.</summary>
    public Dictionary<string, SortedDictionary<long, JsonObject>> Objects { get; } = new(StringComparer.Ordinal) { ["companies"] = [], ["contacts"] = [], ["notes"] = [] };

    public Dictionary<string, Dictionary<string, JsonObject>> Properties { get; } = new(StringComparer.Ordinal)
    {
        ["companies"] = Standard("name", "phone", "website", "address", "zip", "city", "country", "wfc_key"),
        ["contacts"] = Standard(
            "salutation", "firstname", "lastname", "jobtitle", "email", "phone", "website", "date_of_birth", "address", "zip", "city", "country", "associatedcompanyid", "hs_email_optout", "wfc_key"),
        ["notes"] = Standard("hs_timestamp", "hs_note_body", "hs_attachment_ids"),
    };

    /// <summary>Lists by id; members by id of the contact.</summary>
    public SortedDictionary<long, (string Name, string Type, HashSet<string> Members)> Lists { get; } = [];

    public Dictionary<long, (string Name, string Access, byte[] Content)> Files { get; } = [];

    /// <summary>Subscription types that an address has left.</summary>
    public HashSet<(string Email, string Subscription)> Left { get; } = [];

    /// <summary>Scopes that the key lacks, by the beginning of a path.</summary>
    public Dictionary<string, string> Forbidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Limits of which the next calls learn, by the name of their policy.</summary>
    public string? UsedUp { get; set; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The record that a note hangs on, by the note's id.</summary>
    public Dictionary<long, (string Type, string Id)> NoteOn { get; } = [];

    public void Put(string type, long id, JsonObject properties, DateTimeOffset changed)
    {
        properties["hs_object_id"] = id.ToString(CultureInfo.InvariantCulture);
        properties["hs_lastmodifieddate"] = Stamp(changed);
        properties["lastmodifieddate"] = Stamp(changed);
        var created = Objects[type].TryGetValue(id, out var known) ? (string)known["createdAt"]! : Stamp(changed);
        Objects[type][id] = new JsonObject { ["id"] = $"{id}", ["properties"] = properties, ["createdAt"] = created, ["updatedAt"] = Stamp(changed), ["archived"] = false };
        Index.Changed(type, id);
    }

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault == Fault.Busy)
        {
            http.Response.Headers.RetryAfter = "1";
            return Error(429, "RATE_LIMITS", "You have reached your ten_secondly_rolling limit.", policy: "TEN_SECONDLY_ROLLING");
        }

        return Error(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path.Value!.TrimStart('/'));
        var parts = path.Split('/');
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        var body = form is null && http.Request.ContentLength is > 0 ? await JsonNode.ParseAsync(http.Request.Body) : null;
        var query = http.Request.Query;
        var operation = $"{method} {string.Join('/', parts.Where(p => p != "2026-09" && !p.All(char.IsAsciiDigit)).Take(4).Select(p => p.Contains('@', StringComparison.Ordinal) ? "x" : p))}";
        return (operation, () =>
        {
            Index.Advance(Objects);
            return http.Request.Headers.Authorization != $"Bearer {Key}" ? Error(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.")
                : UsedUp is { } policy ? Error(429, "RATE_LIMITS", "You have reached your daily limit.", policy: policy)
                : Forbidden.FirstOrDefault(f => path.StartsWith(f.Key, StringComparison.Ordinal)).Value is { } scope
                    ? Error(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes to make this call.", context: new JsonObject { ["requiredGranularScopes"] = new JsonArray(scope) })
                : Route(method, parts, query, body, form);
        }
        );
    }

    private IResult Route(string method, string[] parts, IQueryCollection query, JsonNode? body, IFormCollection? form) => (method, parts) switch
    {
        ("GET", ["crm", "properties", _, var type]) => Ok(new JsonObject { ["results"] = new JsonArray([.. Properties[type].Values.Select(p => (JsonNode?)p.DeepClone())]) }),
        ("POST", ["crm", "properties", _, var type]) => AddProperty(type, body!.AsObject()),
        ("POST", ["crm", "objects", _, "contacts", "gdpr-delete"]) => Purge((string)body!["objectId"]!),
        ("POST", ["crm", "objects", _, var type, "search"]) => Search(type, body!.AsObject()),
        ("POST", ["crm", "objects", _, var type, "batch", "read"]) => Batch(type, body!.AsObject()),
        ("GET", ["crm", "objects", _, var type]) => Page(type, int.Parse(query["limit"]!, CultureInfo.InvariantCulture), long.Parse(query["after"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture)),
        ("POST", ["crm", "objects", _, var type]) => Create(type, body!.AsObject()),
        ("GET", ["crm", "objects", _, var type, var id]) => Find(type, id, query["idProperty"]) is { } row ? Ok(row.DeepClone()) : NotFound(),
        ("PATCH", ["crm", "objects", _, var type, var id]) => Change(type, id, body!["properties"]!.AsObject()),
        ("DELETE", ["crm", "objects", _, var type, var id]) => Remove(type, long.Parse(id, CultureInfo.InvariantCulture)),
        ("GET", ["crm", "objects", _, var type, var id, "associations", "notes"]) => Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. NoteOn.Where(n => n.Value == (type, id) && Objects["notes"].ContainsKey(n.Key)).Select(n => (JsonNode?)new JsonObject { ["toObjectId"] = n.Key })]),
        }),
        ("PUT", ["crm", "objects", _, var type, var id, "associations", "companies", var company]) when (int)body![0]!["associationTypeId"]! == 1 => Change(type, id, new JsonObject { ["associatedcompanyid"] = company }, isInner: true),
        ("GET", ["crm", "lists", _, "object-type-id", "0-1", "name", var name]) => Lists.Any(l => l.Value.Name == name) ? Ok(ListOf(Lists.First(l => l.Value.Name == name).Key)) : NotFound(),
        ("POST", ["crm", "lists", _, "search"]) => Ok(new JsonObject { ["lists"] = new JsonArray([.. Lists.Keys.Select(id => ListOf(id)["list"]!.DeepClone())]), ["hasMore"] = false }),
        ("POST", ["crm", "lists", _]) => AddList((string)body!["name"]!, (string)body["processingType"]!),
        ("PUT", ["crm", "lists", _, var id, "memberships", var change]) => Members(long.Parse(id, CultureInfo.InvariantCulture), change == "add", [.. body!.AsArray().Select(m => (string)m!)]),
        ("GET", ["crm", "lists", _, "records", "0-1", var contact, "memberships"]) => Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. Lists.Where(l => l.Value.Members.Contains(contact)).Select(l => (JsonNode?)new JsonObject { ["listId"] = $"{l.Key}" })]),
        }),
        ("GET", ["communication-preferences", _, "statuses", var email]) => Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. Left.Select(l => l.Subscription).Append("Service").Distinct(StringComparer.Ordinal)
                .Select(s => (JsonNode?)new JsonObject { ["subscriptionName"] = s, ["status"] = Left.Contains((email, s)) ? "UNSUBSCRIBED" : "SUBSCRIBED" })]),
        }),
        ("GET", ["communication-preferences", _, "definitions"]) => Ok(new JsonObject { ["results"] = new JsonArray() }),
        ("GET", ["account-info", _, "details"]) => Ok(new JsonObject { ["portalId"] = 4711, ["accountType"] = "STANDARD", ["dataHostingLocation"] = "eu1" }),
        ("GET", ["files", _, "files", "search"]) => Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. Files.Where(f => f.Value.Name.Contains(query["name"].FirstOrDefault() ?? "", StringComparison.Ordinal))
                .Select(f => (JsonNode?)new JsonObject { ["id"] = $"{f.Key}", ["name"] = Path.GetFileNameWithoutExtension(f.Value.Name) })]),
        }),
        ("POST", ["files", _, "files"]) => Upload(form!),
        ("DELETE", ["files", _, "files", var id, "gdpr-delete"]) => Files.Remove(long.Parse(id, CultureInfo.InvariantCulture)) ? Results.NoContent() : NotFound(),
        _ => Results.NotFound(),
    };

    private JsonObject? Find(string type, string id, string? idProperty) => string.IsNullOrEmpty(idProperty)
        ? long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? Objects[type].GetValueOrDefault(number) : null
        : Objects[type].Values.FirstOrDefault(row => string.Equals((string?)row["properties"]![idProperty], id, StringComparison.OrdinalIgnoreCase));

    private IResult Create(string type, JsonObject body)
    {
        var properties = body["properties"]!.DeepClone().AsObject();
        if (Refuse(type, properties, 0) is { } refused)
        {
            return refused;
        }

        var id = ++_last;
        var link = (body["associations"] as JsonArray)?[0];
        if (type == "contacts" && (string?)link?["to"]!["id"] is { } company)
        {
            properties["associatedcompanyid"] = company;
        }

        if (type == "notes")
        {
            NoteOn[id] = ((int)link!["types"]![0]!["associationTypeId"]! == 202 ? "contacts" : "companies", (string)link["to"]!["id"]!);
        }

        Put(type, id, properties, Now);
        return Results.Json(Objects[type][id].DeepClone(), statusCode: 201);
    }

    private IResult Change(string type, string id, JsonObject changes, bool isInner = false)
    {
        if (Find(type, id, null) is not { } row)
        {
            return NotFound();
        }

        var number = long.Parse(id, CultureInfo.InvariantCulture);
        if (!isInner && Refuse(type, changes, number) is { } refused)
        {
            return refused;
        }

        var properties = row["properties"]!.DeepClone().AsObject();
        foreach (var (name, value) in changes)
        {
            properties[name] = value?.DeepClone();
        }

        Put(type, number, properties, Now);
        return Ok(Objects[type][number].DeepClone());
    }

    private IResult? Refuse(string type, JsonObject properties, long self)
    {
        if (properties.FirstOrDefault(p => !Properties[type].ContainsKey(p.Key)).Key is { } unknown)
        {
            return Unknown(unknown);
        }

        bool Taken(string name) => (string?)properties[name] is { Length: > 0 } value && Find(type, value, name) is { } other && (string)other["id"]! != $"{self}";
        return type == "contacts" && Taken("email") ? Error(409, "CONFLICT", $"Contact already exists. Existing ID: {(string)Find(type, (string)properties["email"]!, "email")!["id"]!}")
            : Taken("wfc_key") ? Error(400, "VALIDATION_ERROR", "Property values were not valid", "CONFLICTING_UNIQUE_VALUE", new JsonObject { ["propertyName"] = new JsonArray("wfc_key") })
            : null;
    }

    private IResult Batch(string type, JsonObject body)
    {
        var (found, gaps) = (new JsonArray(), new JsonArray());
        foreach (var id in body["inputs"]!.AsArray().Select(i => (string)i!["id"]!))
        {
            if (Find(type, id, (string?)body["idProperty"]) is { } row)
            {
                found.Add(row.DeepClone());
            }
            else
            {
                gaps.Add((JsonNode)new JsonObject { ["status"] = "error", ["category"] = "OBJECT_NOT_FOUND", ["message"] = "Could not get some objects", ["context"] = new JsonObject { ["ids"] = new JsonArray(id) } });
            }
        }

        return gaps.Count == 0 ? Ok(new JsonObject { ["status"] = "COMPLETE", ["results"] = found })
            : Results.Json(new JsonObject { ["status"] = "COMPLETE", ["results"] = found, ["numErrors"] = gaps.Count, ["errors"] = gaps }, statusCode: 207);
    }

    private IResult Page(string type, int limit, long after)
    {
        var rows = Objects[type].Where(row => row.Key > after).Take(Math.Min(limit, 100)).ToList();
        var page = new JsonObject { ["results"] = new JsonArray([.. rows.Select(row => (JsonNode?)row.Value.DeepClone())]) };
        if (rows.Count == limit)
        {
            page["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = $"{rows[^1].Key}" } };
        }

        return Ok(page);
    }

    private IResult Search(string type, JsonObject query)
    {
        var names = query["filterGroups"]!.AsArray().SelectMany(g => g!["filters"]!.AsArray()).Select(f => (string)f!["propertyName"]!).Append((string?)query["sorts"]?[0] ?? "hs_object_id");
        return names.FirstOrDefault(n => n is not ("hs_object_id" or "hs_lastmodifieddate" or "lastmodifieddate" or "associations.company") && !Properties[type].ContainsKey(n)) is { } unknown ? Unknown(unknown)
            : query["filterGroups"]!.AsArray().Count > 5 || (int)query["limit"]! > 200 || query["after"] is not null ? Error(400, "VALIDATION_ERROR", "There was a problem with the request.")
            : Ok(new JsonObject { ["results"] = new JsonArray([.. Index.Search(type, query).Select(row => (JsonNode?)row.DeepClone())]) });
    }

    private IResult Remove(string type, long id)
    {
        Index.Changed(type, id);
        return Objects[type].Remove(id) ? Results.NoContent() : NotFound();
    }

    /// <summary>Takes the contact's memberships and notes along.</summary>
    private IResult Purge(string contact)
    {
        Remove("contacts", long.Parse(contact, CultureInfo.InvariantCulture));
        foreach (var list in Lists.Values)
        {
            list.Members.Remove(contact);
        }

        return Results.NoContent();
    }

    private IResult AddProperty(string type, JsonObject property)
    {
        Properties[type][(string)property["name"]!] = property.DeepClone().AsObject();
        return Results.Json(property.DeepClone(), statusCode: 201);
    }

    private IResult AddList(string name, string type)
    {
        if (Lists.Values.Any(l => l.Name == name))
        {
            return Error(400, "VALIDATION_ERROR", "List name is not unique.");
        }

        Lists[++_last] = (name, type, new HashSet<string>(StringComparer.Ordinal));
        return Ok(ListOf(_last));
    }

    private JsonObject ListOf(long id) => new() { ["list"] = new JsonObject { ["listId"] = $"{id}", ["name"] = Lists[id].Name, ["processingType"] = Lists[id].Type, ["objectTypeId"] = "0-1" } };

    private IResult Members(long list, bool isAdded, string[] contacts)
    {
        if (!Lists.TryGetValue(list, out var known) || known.Type == "DYNAMIC")
        {
            return NotFound();
        }

        var missing = contacts.Where(c => Find("contacts", c, null) is null).ToArray();
        var changed = contacts.Except(missing).Where(c => isAdded ? known.Members.Add(c) : known.Members.Remove(c)).ToArray();
        return Ok(new JsonObject
        {
            [isAdded ? "recordsIdsAdded" : "recordIdsRemoved"] = new JsonArray([.. changed.Select(c => (JsonNode?)c)]),
            ["recordIdsMissing"] = new JsonArray([.. missing.Select(c => (JsonNode?)c)]),
        });
    }

    private IResult Upload(IFormCollection form)
    {
        using var content = new MemoryStream();
        form.Files[0].CopyTo(content);
        var (name, options) = ((string)form["fileName"]!, JsonNode.Parse((string)form["options"]!)!);
        var id = Files.FirstOrDefault(f => f.Value.Name == name && (bool)options["overwrite"]!).Key is > 0 and var same ? same : ++_last;
        Files[id] = (name, (string)options["access"]!, content.ToArray());
        return Results.Json(new JsonObject { ["id"] = $"{id}", ["name"] = Path.GetFileNameWithoutExtension(name), ["path"] = $"{form["folderPath"]}/{name}" }, statusCode: 201);
    }

    private static Dictionary<string, JsonObject> Standard(params string[] names) => names.ToDictionary(
        n => n, n => new JsonObject { ["name"] = n, ["type"] = "string", ["hasUniqueValue"] = n is "wfc_key" or "email" }, StringComparer.Ordinal);

    private static IResult Ok(JsonNode answer) => Results.Json(answer);

    private static IResult NotFound() => Error(404, "OBJECT_NOT_FOUND", "resource not found");

    private static IResult Unknown(string property) =>
        Error(400, "VALIDATION_ERROR", "Property values were not valid", "PROPERTY_DOESNT_EXIST", new JsonObject { ["propertyName"] = new JsonArray(property) });

    private static IResult Error(int status, string category, string message, string? code = null, JsonObject? context = null, string? policy = null)
    {
        var error = new JsonObject { ["status"] = "error", ["message"] = message, ["correlationId"] = "c", ["category"] = category };
        if (code is not null || context is not null)
        {
            error["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["code"] = code, ["context"] = context });
        }

        if (policy is not null)
        {
            error["policyName"] = policy;
        }

        return Results.Json(error, statusCode: status);
    }
}
