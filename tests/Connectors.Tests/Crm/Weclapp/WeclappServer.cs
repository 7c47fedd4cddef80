using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>
/// As much of weclapp as the connector calls, in memory, built from its API description: a condition that means nothing is
/// left out without a word, a list that is sent replaces the one that stands, a party without an address gets one with the
/// account's country, an unknown property is refused.
/// </summary>
internal sealed class WeclappServer : FaultyServer
{
    public const string Key = "weclapp-token";
    private const string Base = "/webapp/api/v2/";
    private const int MostRows = 1_000;
    private static readonly string[] Meta = ["id", "version", "createdDate", "lastModifiedDate"];
    private long _last = 4_000;

    /// <summary>Rows by entity and id.</summary>
    public Dictionary<string, SortedDictionary<long, JsonObject>> Entities { get; } = new(StringComparer.Ordinal)
    {
        ["party"] = [],
        ["tag"] = [],
        ["comment"] = [],
        ["document"] = [],
        // Nobody is put on a list before it; all else has to work without our fields.
        ["customAttributeDefinition"] = new() { [3_000] = Definition("3000", "wfcLists", "STRING") },
    };

    /// <summary>The record that a comment or document is on, by entity and id.</summary>
    public Dictionary<(string Entity, long Id), string> On { get; } = [];

    public Dictionary<long, byte[]> Files { get; } = [];

    /// <summary>Every request, as it came.</summary>
    public ConcurrentQueue<WeclappCall> Requests { get; } = new();

    /// <summary>Operations that the token's user has no right to, as <c>POST tag</c>.</summary>
    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    /// <summary>Places of properties of which every value is refused, and the kind of error.</summary>
    public Dictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Parties that an invoice names: they cannot be deleted.</summary>
    public HashSet<string> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>How weclapp calls a record that is not there.</summary>
    public string NoRecord { get; set; } = "entity_not_found";

    /// <summary>Properties on which conditions are left out although the description names them.</summary>
    public HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>What is only to be tried is done.</summary>
    public bool IgnoresDryRun { get; set; }

    /// <summary>The user may not block customers, and is not told so.</summary>
    public bool DropsBlocks { get; set; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public JsonObject Party(string id) => Entities["party"][long.Parse(id, CultureInfo.InvariantCulture)];

    public static JsonObject Definition(string id, string key, string type) => new()
    {
        ["id"] = id,
        ["version"] = "0",
        ["attributeKey"] = key,
        ["attributeType"] = type,
        ["label"] = key,
        ["active"] = true,
        ["entities"] = new JsonArray("party"),
    };

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault == Fault.Busy)
        {
            http.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return Problem(401, "unauthorized");
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        Requests.Enqueue(new WeclappCall(http.Request.Method, http.Request.GetEncodedPathAndQuery(), http.Request.ContentType, content.ToArray()));
        var body = http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) is true ? JsonNode.Parse(content.ToArray()) as JsonObject : null;
        var path = http.Request.Path.Value!;
        string[] parts = path.StartsWith(Base, StringComparison.Ordinal) ? path[Base.Length..].Split('/') : [path];
        var what = body?["partyType"] is { } type && http.Request.Method == "POST" ? $" {(string)type!}" : body?.ContainsKey("tags") is true ? "/tags" : body?.ContainsKey("contacts") is true ? "/contacts" : "";
        return ($"{http.Request.Method} {parts[0]}{what}", () => http.Request.Headers["AuthenticationToken"] != Key ? Problem(401, "unauthorized") : Route(http, parts, body, content.ToArray()));
    }

    private IResult Route(HttpContext http, string[] parts, JsonObject? body, byte[] content) => (http.Request.Method, parts) switch
    {
        var (method, path) when Denied.Contains($"{method} {path[0]}") => Problem(403, "forbidden"),
        ("POST", ["document", "upload"]) => Upload(http.Request.Query, content),
        (_, [var entity, ..]) when !Entities.ContainsKey(entity) => Problem(404, "not_found"),
        ("GET", [var entity]) => List(entity, http.Request.Query),
        ("POST", [var entity]) => Create(entity, body!, http.Request.Query["dryRun"] == "true"),
        (_, [var entity, "id", var id]) when !long.TryParse(id, CultureInfo.InvariantCulture, out var number) || !Entities[entity].ContainsKey(number) => Problem(404, NoRecord),
        ("GET", [var entity, "id", var id]) => Results.Json(Entities[entity][long.Parse(id, CultureInfo.InvariantCulture)]),
        ("PUT", [var entity, "id", var id]) => Update(entity, Entities[entity][long.Parse(id, CultureInfo.InvariantCulture)], body!, http.Request.Query["ignoreMissingProperties"] == "true"),
        ("DELETE", [var entity, "id", var id]) => Delete(entity, id),
        _ => Problem(404, "not_found"),
    };

    private IResult List(string entity, IQueryCollection query)
    {
        string[] sort = ((string?)query["sort"])?.Split(',') ?? ["id"];
        if (Array.Find(sort, property => !WeclappSpec.Has(entity, property)) is not null)
        {
            return Problem(400, "validation", ("sort", "enum"));
        }

        var (size, page) = (int.Parse((string?)query["pageSize"] ?? "100", CultureInfo.InvariantCulture), int.Parse((string?)query["page"] ?? "1", CultureInfo.InvariantCulture));
        var rows = Entities[entity].Values.Where(row => WeclappConditions.Hold(entity, row, query, Ignored));
        if (query.ContainsKey("entityId"))
        {
            rows = rows.Where(row => On[(entity, IdOf(row))] == $"{query["entityName"]}/{query["entityId"]}");
        }

        var order = rows.OrderBy(row => WeclappConditions.Text(row[sort[0]]) ?? "", Comparer<string>.Create(WeclappConditions.Compare));
        order = sort.Skip(1).Aggregate(order, (by, property) => by.ThenBy(row => WeclappConditions.Text(row[property]) ?? "", Comparer<string>.Create(WeclappConditions.Compare)));
        return Results.Json(new JsonObject { ["result"] = new JsonArray([.. order.Skip((page - 1) * size).Take(Math.Min(size, MostRows)).Select(row => (JsonNode?)row.DeepClone())]) });
    }

    private IResult Create(string entity, JsonObject body, bool isDryRun)
    {
        if (Broken(entity, body) is { } refused)
        {
            return refused;
        }

        var row = Written(entity, body, []);
        if (isDryRun && !IgnoresDryRun)
        {
            return Results.Json(row);
        }

        if (entity == "comment")
        {
            On[(entity, _last + 1)] = $"{(string)row["entityName"]!}/{(string)row["entityId"]!}";
            row.Remove("entityName");
            row.Remove("entityId");
        }

        return Results.Json(Add(entity, row), statusCode: 201);
    }

    private IResult Update(string entity, JsonObject row, JsonObject body, bool keepsMissing)
    {
        if (Broken(entity, body) is { } refused)
        {
            return refused;
        }

        if (body["version"] is { } version && (string)version! != (string)row["version"]!)
        {
            return Problem(409, "optimistic_lock");
        }

        var written = Written(entity, body, keepsMissing ? row : []);
        foreach (var name in row.Select(f => f.Key).Except(Meta).ToArray())
        {
            row.Remove(name);
        }

        foreach (var (name, value) in written.Where(f => !Meta.Contains(f.Key)))
        {
            row[name] = value?.DeepClone();
        }

        (row["version"], row["lastModifiedDate"]) = ((long.Parse((string)row["version"]!, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), Now.ToUnixTimeMilliseconds());
        return Results.Json(row);
    }

    private IResult Upload(IQueryCollection query, byte[] content)
    {
        var row = Add("document", new JsonObject { ["name"] = (string?)query["name"], ["description"] = (string?)query["description"], ["mediaType"] = "application/pdf" });
        On[("document", IdOf(row))] = $"{query["entityName"]}/{query["entityId"]}";
        Files[IdOf(row)] = content;
        return Results.Json(new JsonObject { ["result"] = row.DeepClone() });
    }

    private IResult Delete(string entity, string id)
    {
        if (entity == "party" && Kept.Contains(id))
        {
            return Problem(409, "context");
        }

        Entities[entity].Remove(long.Parse(id, CultureInfo.InvariantCulture));
        foreach (var contacts in Entities["party"].Values.Select(party => party["contacts"]).OfType<JsonArray>())
        {
            contacts.Where(contact => (string?)contact!["id"] == id).ToList().ForEach(contact => contacts.Remove(contact));
        }

        return Results.NoContent();
    }

    private JsonObject Add(string entity, JsonObject row)
    {
        var id = ++_last;
        (row["id"], row["version"], row["createdDate"], row["lastModifiedDate"]) = (id.ToString(CultureInfo.InvariantCulture), "0", Now.ToUnixTimeMilliseconds(), Now.ToUnixTimeMilliseconds());
        return Entities[entity][id] = row;
    }

    /// <summary>What the row becomes: a list is replaced, an empty text is nothing, the items of a list get ids.</summary>
    private JsonObject Written(string entity, JsonObject body, JsonObject before)
    {
        var row = (JsonObject)before.DeepClone();
        foreach (var (name, value) in body.Where(f => !Meta.Contains(f.Key)))
        {
            row[name] = value?.DeepClone();
        }

        foreach (var name in row.Where(f => f.Value is null || WeclappConditions.Text(f.Value)?.Trim().Length == 0).Select(f => f.Key).ToArray())
        {
            row.Remove(name);
        }

        if (entity != "party")
        {
            return row;
        }

        if (row["addresses"] is not JsonArray { Count: > 0 })
        {
            row["addresses"] = new JsonArray(new JsonObject { ["countryCode"] = "DE", ["primaryAddress"] = true });
        }

        foreach (var address in row["addresses"]!.AsArray())
        {
            address!["id"] ??= (++_last).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var flag in new[] { "customer", "customerBlocked", "customerDeliveryBlock", "optInEmail", "optInLetter", "optInPhone", "optInSms" })
        {
            row[flag] ??= false;
        }

        row["customerBlocked"] = !DropsBlocks && (bool)row["customerBlocked"]!;
        return row;
    }

    private IResult? Broken(string entity, JsonObject body)
    {
        if (body.Select(f => f.Key).FirstOrDefault(name => !WeclappSpec.Has(entity, name)) is { } unknown)
        {
            return Problem(400, "invalid_json", (unknown, "syntax"));
        }

        return Refused.FirstOrDefault(rule => body.ContainsKey(rule.Key.Split('[')[0])) is { Key: { } place, Value: var reason } ? Problem(400, "validation", (place, reason)) : null;
    }

    private static long IdOf(JsonObject row) => long.Parse((string)row["id"]!, CultureInfo.InvariantCulture);

    private static IResult Problem(int status, string type, params (string Place, string Type)[] errors) => Results.Json(
        new JsonObject
        {
            ["status"] = status,
            ["title"] = "Fehler bei Anna",
            ["error"] = "Fehler bei Anna",
            ["type"] = $"/webapp/view/api/errors.html#!/errors/{type}",
            ["validationErrors"] = new JsonArray([.. errors.Select(error => (JsonNode?)new JsonObject { ["location"] = error.Place, ["title"] = "Anna", ["type"] = $"/webapp/view/api/errors.html#!/validation/{error.Type}" })]),
        },
        statusCode: status);
}
