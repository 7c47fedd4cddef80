using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>
/// As much of an EspoCRM as the connector calls, in memory, answering as 9.1.7 was observed to: the reason of an error stands
/// in a header, unknown fields are left out without a word, twins are a 409 with their records.
/// </summary>
internal sealed class EspoServer : FaultyServer
{
    public const string Key = "espo-key";
    public const string AdministratorsPassword = "admin-password";
    private long _last = 0x6b023f41;

    /// <summary>Rows by entity and id; links of a target list are in <see cref="Members"/>.</summary>
    public Dictionary<string, SortedDictionary<string, JsonObject>> Entities { get; } = new(StringComparer.Ordinal)
    {
        ["Account"] = new(StringComparer.Ordinal),
        ["Contact"] = new(StringComparer.Ordinal),
        ["Document"] = new(StringComparer.Ordinal),
        ["Attachment"] = new(StringComparer.Ordinal),
        ["Note"] = new(StringComparer.Ordinal),
        ["TargetList"] = new(StringComparer.Ordinal),
        ["Lead"] = new(StringComparer.Ordinal),
    };

    /// <summary>Records that somebody removed: EspoCRM marks them, and shows them to administrators.</summary>
    public Dictionary<string, JsonObject> Removed { get; } = new(StringComparer.Ordinal);

    public EspoAddressBook Addresses { get; } = new();

    public EspoRole Role { get; } = new();

    public Dictionary<string, JsonObject> Fields { get; } = new(StringComparer.Ordinal)
    {
        ["Account"] = Define("name", "website", "emailAddress", "phoneNumber", "billingAddressStreet", "billingAddressPostalCode", "billingAddressCity", "billingAddressCountry", "description", "createdAt", "modifiedAt"),
        ["Contact"] = Define("salutationName", "firstName", "lastName", "title", "emailAddress", "phoneNumber", "addressStreet", "addressPostalCode", "addressCity", "addressCountry", "description", "createdAt", "modifiedAt"),
    };

    /// <summary>List, contact, and whether the contact left it.</summary>
    public Dictionary<(string List, string Contact), bool> Members { get; } = [];

    /// <summary>Fields of which every value is refused.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields that may not be emptied.</summary>
    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The most rows that are given at once.</summary>
    public int MostRows { get; set; } = 200;

    public string Language { get; set; } = "de_DE";

    public bool LocksContacts { get; private set; }

    /// <summary>The time of what is written now.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault == Fault.Busy)
        {
            http.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var body = http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0 ? await JsonNode.ParseAsync(http.Request.Body) as JsonObject : null;
        string[] parts = path.StartsWith("/api/v1/", StringComparison.Ordinal) ? path["/api/v1/".Length..].Split('/') : [path];
        var operation = $"{http.Request.Method} {parts[0]}{(parts.Length > 2 ? "/" + parts[2] : parts is [_, _] && !Entities.ContainsKey(parts[0]) ? "/" + parts[1] : "")}";
        var isAdministrator = http.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{AdministratorsPassword}"))}";
        var isKnown = isAdministrator || http.Request.Headers["X-Api-Key"] == Key;
        return (operation, () => !isKnown ? Results.StatusCode(401) : Route(http, parts, body ?? [], isAdministrator));
    }

    private IResult Route(HttpContext http, string[] parts, JsonObject body, bool isAdministrator) => (http.Request.Method, parts) switch
    {
        ("GET", ["App", "user"]) => Results.Json(new JsonObject
        {
            ["user"] = new JsonObject { ["userName"] = isAdministrator ? "admin" : "screening-bot", ["type"] = isAdministrator ? "admin" : "api" },
            ["acl"] = Role.Acl(),
            ["settings"] = new JsonObject { ["version"] = "9.1.7" },
        }),
        ("GET", ["Settings"]) => Results.Json(new JsonObject { ["language"] = Language, ["version"] = "9.1.7" }),
        ("GET", ["Metadata"]) => (string)http.Request.Query["key"]! switch
        {
            "entityDefs.Account.fields" when !Role.Denied.Contains("Account") => Results.Json(Fields["Account"]),
            "entityDefs.Contact.fields" when !Role.Denied.Contains("Contact") => Results.Json(Fields["Contact"]),
            "entityDefs.Contact.optimisticConcurrencyControl" when LocksContacts => Results.Json(true),
            _ => Results.Text("null", "application/json"),
        },
        ("POST", ["Admin", ..] or ["EntityManager", ..]) when !isAdministrator => Error(http, 403, ""),
        ("POST", ["Admin", "fieldManager", var entity]) => AddField(http, entity, body),
        ("POST", ["Admin", "rebuild"]) => Results.Json(true),
        ("POST", ["EntityManager", "action", "updateEntity"]) => Lock(),
        ("GET", [var entity]) when Entities.ContainsKey(entity) => Role.Allows(entity, "read") ? List(http, Entities[entity].Values, entity) : Error(http, 403, "No read access."),
        ("POST", [var entity]) when Entities.ContainsKey(entity) => Role.Allows(entity, "create") ? Create(http, entity, body) : Error(http, 403, "No create access."),
        ("GET", [var entity, var id]) when isAdministrator && Removed.TryGetValue(id, out var removed) => Results.Json(Shown(entity, removed, isWhole: true)),
        (var method, [var entity, var id, ..]) when Entities.ContainsKey(entity) && !Entities[entity].ContainsKey(id) => Error(http, 404, (method, parts.Length) switch
        {
            ("GET", 2) => $"Record {id} does not exist.",
            (_, 2) => $"Record {id} not found.",
            _ => parts[2] == "stream" ? "Record not found." : "",
        }),
        ("GET", [var entity, var id]) => Results.Json(Shown(entity, Entities[entity][id], isWhole: true)),
        ("PUT", [var entity, var id]) => Update(http, entity, Entities[entity][id], body),
        ("DELETE", [var entity, var id]) => isAdministrator || MayRemove(entity, Entities[entity][id]) ? Results.Json(Entities[entity].Remove(id)) : Error(http, 403, "No delete access."),
        ("GET", [var entity, _, "stream"]) when !Role.Allows(entity, "stream") => Error(http, 403, "No stream access."),
        ("GET", [_, var id, "stream"]) => List(http, Entities["Note"].Values.Where(note => (string?)note["parentId"] == id || (string?)note["superParentId"] == id), "Note"),
        ("GET", [_, var id, "documents"]) => List(http, Entities["Document"].Values.Where(d => Links(d, id)), "Document"),
        ("GET", [_, var id, "targetLists"]) => List(http, Members.Keys.Where(m => m.Contact == id).Select(m => Entities["TargetList"][m.List]), "TargetList"),
        ("GET", ["TargetList", var id, "contacts"]) => List(http, Members.Where(m => m.Key.List == id).Select(m => MemberRow(m.Key.Contact, m.Value)), "Contact"),
        ("POST", [_, _, "contacts"]) when body["ids"]!.AsArray().Any(id => !Entities["Contact"].ContainsKey((string)id!)) => Error(http, 404, ""),
        ("POST", ["TargetList", var id, "contacts"]) => Join(id, body),
        ("POST", ["Document", var id, "contacts"]) => Link(Entities["Document"][id], body["ids"]!.AsArray()),
        ("DELETE", ["TargetList", var id, "contacts"]) => Results.Json(Members.Remove((id, (string)body["id"]!))),
        _ => Error(http, 404, $"Controller '{parts[0]}' does not exist."),
    };

    /// <summary>One's own post is only for a month one's own to remove.</summary>
    private bool MayRemove(string entity, JsonObject row) =>
        Role.Allows(entity, "delete") && (entity != "Note" || string.CompareOrdinal((string?)row["createdAt"], Stamp(Now.AddMonths(-1))) >= 0);

    private IResult AddField(HttpContext http, string entity, JsonObject body)
    {
        var bare = (string)body["name"]!;
        var name = $"c{char.ToUpperInvariant(bare[0])}{bare[1..]}";
        if (Fields[entity].ContainsKey(name))
        {
            http.Response.Headers["X-Status-Reason"] = $"Field '{name}' already exists in '{entity}'.";
            return Results.Json(new JsonObject { ["messageTranslation"] = new JsonObject { ["label"] = "fieldAlreadyExists", ["scope"] = "FieldManager" } }, statusCode: 409);
        }

        Fields[entity][name] = new JsonObject { ["type"] = body["type"]!.DeepClone() };
        return Results.Json(new JsonObject { ["isCustom"] = true });
    }

    private IResult Lock()
    {
        LocksContacts = true;
        foreach (var contact in Entities["Contact"].Values)
        {
            contact["versionNumber"] ??= 1;
        }

        return Results.Json(true);
    }

    private IResult List(HttpContext http, IEnumerable<JsonObject> rows, string entity)
    {
        var query = http.Request.Query;
        var most = int.Parse((string?)query["maxSize"] ?? "20", CultureInfo.InvariantCulture);
        if (most > MostRows)
        {
            return Error(http, 403, $"Max size should not exceed {MostRows}. Use offset and limit.");
        }

        var where = EspoWhere.Read(query.Select(q => KeyValuePair.Create(q.Key, (string)q.Value!)));
        if (Fields.TryGetValue(entity, out var fields) && EspoWhere.Unknown(where, name => name is "id" or "accountId" || fields.ContainsKey(name)) is { } unknown)
        {
            return Error(http, 400, $"Not existing attribute '{unknown}' in where.");
        }

        var skipped = int.Parse((string?)query["offset"] ?? "0", CultureInfo.InvariantCulture);
        var by = (string?)query["orderBy"] ?? "id";
        var found = rows.Where(row => EspoWhere.Holds(where, row)).OrderBy(row => (string?)row[by], StringComparer.Ordinal).ThenBy(row => (string?)row["id"], StringComparer.Ordinal).Skip(skipped).Take(most).ToList();
        string[]? select = ((string?)query["select"])?.Split(',');
        return Results.Json(new JsonObject
        {
            ["total"] = -2,
            ["list"] = new JsonArray([.. found.Select(row => (JsonNode?)new JsonObject(Shown(entity, row, isWhole: false).Where(f => select is null || f.Key == "id" || select.Contains(f.Key, StringComparer.Ordinal)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))))]),
        });
    }

    private IResult Create(HttpContext http, string entity, JsonObject body)
    {
        if (Rule(http, entity, body, isNew: true) is { } refused)
        {
            return refused;
        }

        if (Dangling(entity, body) is { } link)
        {
            return Error(http, 403, $"Can't relate with non-existing record. entity type: {entity}, link: {link}.");
        }

        if (entity == "Note" && !Role.Allows((string)body["parentType"]!, "stream"))
        {
            return Error(http, 403, "No create access.");
        }

        if (entity is "Account" or "Contact" && http.Request.Headers["X-Skip-Duplicate-Check"] != "true" && Twins(entity, body) is { Count: > 0 } twins)
        {
            http.Response.Headers["X-Status-Reason"] = "duplicate";
            return Results.Json(new JsonArray([.. twins.Select(twin => (JsonNode?)twin.DeepClone())]), statusCode: 409);
        }

        var id = $"{++_last:x8}0000000aa"[..17];
        var row = new JsonObject { ["id"] = id, ["createdAt"] = Stamp(Now), ["modifiedAt"] = Stamp(Now) };
        if (entity == "Account" || (entity == "Contact" && LocksContacts))
        {
            row["versionNumber"] = 1;
        }

        Addresses.Write(null, body);
        Apply(entity, row, body);
        if (entity == "Note" && (string?)body["parentType"] == "Contact" && Entities["Contact"][(string)body["parentId"]!]["accountId"] is { } company)
        {
            row["superParentId"] = company.DeepClone();
        }

        Entities[entity][id] = row;
        return Results.Json(Shown(entity, row, isWhole: true));
    }

    private IResult Update(HttpContext http, string entity, JsonObject row, JsonObject body)
    {
        if (Rule(http, entity, body, isNew: false) is { } refused)
        {
            return refused;
        }

        if ((string?)http.Request.Headers["X-Version-Number"] is { } version && row["versionNumber"] is { } mine && version != mine.ToJsonString())
        {
            http.Response.Headers["X-Status-Reason"] = "modified";
            return Results.Json(new JsonObject { ["values"] = new JsonObject(), ["versionNumber"] = mine.DeepClone() }, statusCode: 409);
        }

        Addresses.Write(row, body);
        Apply(entity, row, body);
        row["modifiedAt"] = Stamp(Now);
        if (row["versionNumber"] is { } number)
        {
            row["versionNumber"] = (int)number + 1;
        }

        return Results.Json(Shown(entity, row, isWhole: true));
    }

    private IResult? Rule(HttpContext http, string entity, JsonObject body, bool isNew)
    {
        var required = entity switch { "Account" => "name", "Contact" => "lastName", "Document" => "publishDate", _ => null };
        var bad = Refused.FirstOrDefault(f => body[f] is not null);
        var blank = Required.FirstOrDefault(f => body.TryGetPropertyValue(f, out var value) ? value is null : isNew && Fields.TryGetValue(entity, out var fields) && fields.ContainsKey(f))
            ?? (required is not null && isNew && string.IsNullOrEmpty((string?)body[required]) ? required : null);
        if ((bad ?? blank) is not { } field)
        {
            return null;
        }

        var type = bad is null ? "required" : "valid";
        http.Response.Headers["X-Status-Reason"] = $"Field validation failure; entityType: {entity}, field: {field}, type: {type}.";
        return Results.Json(new JsonObject { ["messageTranslation"] = new JsonObject { ["label"] = "validationFailure", ["data"] = new JsonObject { ["field"] = field, ["type"] = type } } }, statusCode: 400);
    }

    private List<JsonObject> Twins(string entity, JsonObject body) => [.. Entities[entity].Values.Where(row =>
        (body["emailAddress"] is { } email && string.Equals((string?)row["emailAddress"], (string?)email, StringComparison.OrdinalIgnoreCase))
        || (entity == "Account" ? (string?)row["name"] == (string?)body["name"] : (string?)row["lastName"] == (string?)body["lastName"] && (string?)row["firstName"] == (string?)body["firstName"]))];

    private void Apply(string entity, JsonObject row, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            // A contact's title is its role in its account: without one it has no place.
            if (entity == "Contact" && name == "title" && (body["accountId"] ?? row["accountId"]) is null)
            {
                continue;
            }

            if (name == "emailAddressData")
            {
                row.Remove("others");
                continue;
            }

            // A link that is no field is left out without a word.
            if (!(entity == "Document" && name is "contactsIds" or "contacts") && (!Fields.TryGetValue(entity, out var fields) || fields.ContainsKey(name) || name == "accountId"))
            {
                row[name] = value?.DeepClone();
            }
        }
    }

    private static IResult Link(JsonObject document, JsonArray contacts)
    {
        document["contacts"] = new JsonArray([.. (document["contacts"] as JsonArray ?? []).Concat(contacts).Select(id => (string)id!).Distinct(StringComparer.Ordinal).Select(id => (JsonNode?)id)]);
        return Results.Json(true);
    }

    private IResult Join(string list, JsonObject body)
    {
        foreach (var id in body["ids"]!.AsArray())
        {
            Members.TryAdd((list, (string)id!), false);
        }

        return Results.Json(true);
    }

    private JsonObject MemberRow(string contact, bool hasLeft)
    {
        var row = (JsonObject)Entities["Contact"][contact].DeepClone();
        row["targetListIsOptedOut"] = hasLeft;
        return row;
    }

    private static bool Links(JsonObject document, string id) =>
        new[] { "accountsIds", "contacts" }.Any(link => document[link] is JsonArray ids && ids.Any(i => (string?)i == id));

    private string? Dangling(string entity, JsonObject body) =>
        entity == "Contact" && body["accountId"] is { } account && !Entities["Account"].ContainsKey((string)account!) ? "account"
        : entity == "Document" && body["accountsIds"] is JsonArray accounts && accounts.Any(id => !Entities["Account"].ContainsKey((string)id!)) ? "accounts"
        : null;

    private JsonObject Shown(string entity, JsonObject row, bool isWhole)
    {
        var shown = (JsonObject)row.DeepClone();
        if (entity is "Account" or "Contact" or "Lead")
        {
            Addresses.Show(shown, isWhole);
        }

        if (entity == "Document")
        {
            shown["name"] ??= "";
        }

        return shown;
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static IResult Error(HttpContext http, int status, string reason)
    {
        http.Response.Headers["X-Status-Reason"] = reason;
        return Results.Text("null", "application/json", statusCode: status);
    }

    private static JsonObject Define(params string[] names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject
    {
        ["type"] = name is "createdAt" or "modifiedAt" ? "datetime" : "varchar",
        ["isPersonalData"] = name is "emailAddress" or "phoneNumber",
        ["notStorable"] = name is "emailAddress" or "phoneNumber" or "title",
    })));
}
