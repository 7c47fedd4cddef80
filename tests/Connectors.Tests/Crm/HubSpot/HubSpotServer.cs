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
    private const int NoteToContact = 202;
    private const int NoteToCompany = 190;
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

    /// <summary>Most lists of a page.</summary>
    public int MostLists { get; set; } = 500;

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
        ("GET", ["crm", "objects", _, var type]) => Page(type, query),
        ("POST", ["crm", "objects", _, var type]) => Create(type, body!.AsObject()),
        ("GET", ["crm", "objects", _, var type, var id]) => Find(type, id, query["idProperty"]) is { } row ? Ok(HubSpotShapes.Shown(row, query["properties"])) : NotFound(),
        ("PATCH", ["crm", "objects", _, var type, var id]) => Change(type, id, body!["properties"]!.AsObject()),
        ("DELETE", ["crm", "objects", _, var type, var id]) => Remove(type, long.Parse(id, CultureInfo.InvariantCulture)),
        ("GET", ["crm", "objects", _, var type, var id, "associations", "notes"]) => Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. NoteOn.Where(n => n.Value == (type, id) && Objects["notes"].ContainsKey(n.Key)).Select(n => HubSpotShapes.Associated(n.Key, type == "contacts" ? NoteToContact : NoteToCompany))]),
        }),
        ("PUT", ["crm", "objects", _, var type, var id, "associations", "companies", var company]) when (int)body![0]!["associationTypeId"]! == 1 => Link(type, id, company),
        ("GET", ["crm", "lists", _, "object-type-id", "0-1", "name", var name]) => Lists.Any(l => l.Value.Name == name) ? Ok(ListOf(Lists.First(l => l.Value.Name == name).Key)) : NotFound(),
        ("POST", ["crm", "lists", _, "search"]) => SearchLists(body!.AsObject()),
        ("POST", ["crm", "lists", _]) => AddList((string)body!["name"]!, (string)body["processingType"]!),
        ("PUT", ["crm", "lists", _, var id, "memberships", var change]) => Members(long.Parse(id, CultureInfo.InvariantCulture), change == "add", [.. body!.AsArray().Select(m => (string)m!)]),
        ("GET", ["crm", "lists", _, "records", "0-1", var contact, "memberships"]) => Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. Lists.Where(l => l.Value.Members.Contains(contact)).Select(l => HubSpotShapes.Membership(l.Key, Now))]),
        }),
        ("GET", ["communication-preferences", _, "statuses", var email]) => Ok(HubSpotShapes.Done(Now, Left.Select(l => l.Subscription).Append("Service").Distinct(StringComparer.Ordinal)
            .Select((name, i) => HubSpotShapes.Status(email, i, name, Left.Contains((email, name)) ? "UNSUBSCRIBED" : "SUBSCRIBED", Now)))),
        ("GET", ["communication-preferences", _, "definitions"]) => Ok(HubSpotShapes.Done(Now, [])),
        ("GET", ["account-info", _, "details"]) => Ok(HubSpotShapes.Account()),
        ("GET", ["files", _, "files", "search"]) => Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. Files.Where(f => f.Value.Name.Contains(query["name"].FirstOrDefault() ?? "", StringComparison.Ordinal))
                .Select(f => HubSpotShapes.File(f.Key, f.Value.Name, f.Value.Access, Now))]),
        }),
        ("POST", ["files", _, "files"]) => Upload(form!),
        ("DELETE", ["files", _, "files", var id, "gdpr-delete"]) => Files.Remove(long.Parse(id, CultureInfo.InvariantCulture)) ? Results.NoContent() : NotFound(),
        _ => Results.NotFound(),
    };

    private JsonObject? Find(string type, string id, string? idProperty) => string.IsNullOrEmpty(idProperty)
        ? long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? Objects[type].GetValueOrDefault(number) : null
        : Objects[type].Values.FirstOrDefault(row => string.Equals((string?)row["properties"]![idProperty], id, StringComparison.OrdinalIgnoreCase));

    private IResult Link(string type, string id, string company)
    {
        Change(type, id, new JsonObject { ["associatedcompanyid"] = company }, isInner: true);
        return Results.Json(HubSpotShapes.Labels(id, company), statusCode: 201);
    }

    private IResult Create(string type, JsonObject body)
    {
        if (body["associations"] is not JsonArray links)
        {
            return Incomplete();
        }

        var properties = body["properties"]!.DeepClone().AsObject();
        if (Refuse(type, properties, 0) is { } refused)
        {
            return refused;
        }

        var id = ++_last;
        var link = links.FirstOrDefault();
        if (type == "contacts" && (string?)link?["to"]!["id"] is { } company)
        {
            properties["associatedcompanyid"] = company;
        }

        if (type == "notes")
        {
            NoteOn[id] = ((int)link!["types"]![0]!["associationTypeId"]! == NoteToContact ? "contacts" : "companies", (string)link["to"]!["id"]!);
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
        var (found, gaps) = (new List<JsonNode?>(), new JsonArray());
        var names = string.Join(',', body["properties"]!.AsArray().Select(name => (string)name!));
        foreach (var id in body["inputs"]!.AsArray().Select(i => (string)i!["id"]!))
        {
            if (Find(type, id, (string?)body["idProperty"]) is { } row)
            {
                found.Add(HubSpotShapes.Shown(row, names));
            }
            else
            {
                gaps.Add((JsonNode)HubSpotShapes.Gap(id));
            }
        }

        var answer = HubSpotShapes.Done(Now, found);
        if (gaps.Count == 0)
        {
            return Ok(answer);
        }

        (answer["numErrors"], answer["errors"]) = (gaps.Count, gaps);
        return Results.Json(answer, statusCode: 207);
    }

    private IResult Page(string type, IQueryCollection query)
    {
        var (limit, after) = (int.Parse(query["limit"]!, CultureInfo.InvariantCulture), long.Parse(query["after"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture));
        var rows = Objects[type].Where(row => row.Key > after).Take(Math.Min(limit, 100)).ToList();
        var page = new JsonObject { ["results"] = new JsonArray([.. rows.Select(row => (JsonNode?)HubSpotShapes.Shown(row.Value, query["properties"]))]) };
        if (rows.Count == limit)
        {
            page["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = $"{rows[^1].Key}" } };
        }

        return Ok(page);
    }

    private IResult Search(string type, JsonObject query)
    {
        if (query["after"] is null || query["sorts"] is not JsonArray || query["properties"] is not JsonArray asked)
        {
            return Incomplete();
        }

        var shown = string.Join(',', asked.Select(name => (string)name!));
        var names = query["filterGroups"]!.AsArray().SelectMany(g => g!["filters"]!.AsArray()).Select(f => (string)f!["propertyName"]!).Append((string?)query["sorts"]!.AsArray().FirstOrDefault() ?? "hs_object_id");
        return names.FirstOrDefault(n => n is not ("hs_object_id" or "hs_lastmodifieddate" or "lastmodifieddate" or "associations.company") && !Properties[type].ContainsKey(n)) is { } unknown ? Unknown(unknown)
            : query["filterGroups"]!.AsArray().Count > 5 || (int)query["limit"]! > 200 || (string)query["after"]! != "0" ? Error(400, "VALIDATION_ERROR", "There was a problem with the request.")
            : Ok(Found([.. Index.Search(type, query).Select(row => (JsonNode?)HubSpotShapes.Shown(row, shown))]));
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
        var made = property.DeepClone().AsObject();
        (made["description"], made["options"]) = ("", new JsonArray());
        Properties[type][(string)property["name"]!] = made;
        return Results.Json(made.DeepClone(), statusCode: 201);
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

    private IResult SearchLists(JsonObject query)
    {
        if (new[] { "listIds", "processingTypes", "additionalProperties" }.Any(name => query[name] is not JsonArray) || query["offset"] is null)
        {
            return Incomplete();
        }

        var types = query["processingTypes"]!.AsArray().Select(type => (string)type!).ToList();
        var meant = Lists.Where(list => types.Contains(list.Value.Type, StringComparer.Ordinal)).ToList();
        var page = meant.Skip((int)query["offset"]!).Take(Math.Min((int)query["count"]!, MostLists)).ToList();
        var end = (int)query["offset"]! + page.Count;
        return Ok(new JsonObject { ["lists"] = new JsonArray([.. page.Select(list => HubSpotShapes.Listed(ListOf(list.Key)["list"]!))]), ["hasMore"] = end < meant.Count, ["offset"] = end, ["total"] = meant.Count });
    }

    private JsonObject ListOf(long id) => new() { ["list"] = HubSpotShapes.List(id, Lists[id].Name, Lists[id].Type) };

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
            [isAdded ? "recordIdsRemoved" : "recordsIdsAdded"] = new JsonArray(),
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
        return Results.Json(HubSpotShapes.File(id, name, Files[id].Access, Now), statusCode: 201);
    }

    private static Dictionary<string, JsonObject> Standard(params string[] names) => names.ToDictionary(
        n => n, HubSpotShapes.Property, StringComparer.Ordinal);

    private static IResult Ok(JsonNode answer) => Results.Json(answer);

    private static JsonObject Found(JsonArray rows) => new() { ["results"] = rows, ["total"] = rows.Count };

    /// <summary>A field that the description demands is not there.</summary>
    private static IResult Incomplete() => Error(400, "VALIDATION_ERROR", "Invalid input JSON: a required field was not set");

    private static IResult NotFound() => Error(404, "OBJECT_NOT_FOUND", "resource not found");

    private static IResult Unknown(string property) =>
        Error(400, "VALIDATION_ERROR", "Property values were not valid", "PROPERTY_DOESNT_EXIST", new JsonObject { ["propertyName"] = new JsonArray(property) });

    private static IResult Error(int status, string category, string message, string? code = null, JsonObject? context = null, string? policy = null)
    {
        var error = new JsonObject { ["status"] = "error", ["message"] = message, ["correlationId"] = "aeb5f871-7f07-4993-9211-075dc63e7cbf", ["category"] = category };
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
