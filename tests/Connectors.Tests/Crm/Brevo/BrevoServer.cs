using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Brevo;

/// <summary>
/// As much of Brevo as the connector calls, in memory, answering as its specification and the issues of its clients say: two
/// lists may have one name, a contact that is there is an error, and so is one that is on the list already.
/// </summary>
internal sealed class BrevoServer : FaultyServer
{
    public const string Key = "xkeysib-test";
    private long _last = 10;

    public SortedDictionary<long, JsonObject> Contacts { get; } = [];

    public SortedDictionary<long, string> Lists { get; } = [];

    public SortedDictionary<long, string> Folders { get; } = [];

    /// <summary>Asked to confirm, in order.</summary>
    public List<(string Email, long List)> Asked { get; } = [];

    public HashSet<string> Attributes { get; } = ["VORNAME", "NACHNAME"];

    public bool Keeps { get; set; }

    /// <summary>Seconds of rest that a refused call asks for.</summary>
    public int Reset { get; set; } = 1;

    /// <summary>Method, path with query, and body of every call, in order.</summary>
    public List<(string Method, string PathAndQuery, string Body)> Requests { get; } = [];

    public JsonObject? ByEmail(string email) => Contacts.Values.FirstOrDefault(contact => string.Equals((string?)contact["email"], email, StringComparison.OrdinalIgnoreCase));

    public JsonObject Put(string email, JsonObject attributes, params long[] lists)
    {
        var contact = new JsonObject
        {
            ["id"] = ++_last,
            ["email"] = email,
            ["emailBlacklisted"] = false,
            ["listIds"] = new JsonArray([.. lists.Select(list => (JsonNode?)list)]),
            ["listUnsubscribed"] = null,
            ["attributes"] = attributes,
        };
        return Contacts[_last] = contact;
    }

    public long AddList(string name)
    {
        Lists[++_last] = name;
        return _last;
    }

    public static void Join(JsonObject contact, long list) => contact["listIds"]!.AsArray().Add(list);

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault != Fault.Busy)
        {
            return Error(401, "unauthorized", "Key not found");
        }

        http.Response.Headers["x-sib-ratelimit-reset"] = $"{Reset}";
        return Error(429, "too_many_requests", "Too many requests");
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        lock (Gate)
        {
            Requests.Add((http.Request.Method, $"{http.Request.Path}{http.Request.QueryString}", text));
        }

        var body = text.Length > 0 ? JsonNode.Parse(text)!.AsObject() : [];
        var parts = http.Request.Path.Value!.Trim('/').Split('/')[1..];
        var operation = $"{http.Request.Method} {string.Join('/', parts.Where(part => !IsIdentifier(part)))}";
        return (operation, () => http.Request.Headers["api-key"] != Key ? Error(401, "unauthorized", "Key not found") : Route(operation, parts, http.Request.Query, body));
    }

    private static bool IsIdentifier(string part) => part.All(char.IsAsciiDigit) || part.Contains('@', StringComparison.Ordinal);

    private IResult Route(string operation, string[] parts, IQueryCollection query, JsonObject body) => operation switch
    {
        "GET account" => Results.Json(new JsonObject { ["email"] = "owner@example.org", ["companyName"] = "Muster GmbH" }),
        "GET contacts/attributes" => Results.Json(new JsonObject { ["attributes"] = new JsonArray([.. Attributes.Select(name => (JsonNode?)new JsonObject { ["name"] = name, ["category"] = "normal", ["type"] = "text" })]) }),
        "GET contacts/lists" when parts.Length == 3 => Lists.TryGetValue(long.Parse(parts[2], null), out var name) ? Results.Json(Row(long.Parse(parts[2], null), name)) : Error(404, "document_not_found", "List ID does not exist"),
        "GET contacts/lists" => Page("lists", Lists, query),
        "POST contacts/lists" => Folders.ContainsKey((long)body["folderId"]!) ? Made(AddList((string)body["name"]!)) : Error(400, "invalid_parameter", "Folder ID does not exist"),
        "GET contacts/folders" => query.ContainsKey("limit") && query.ContainsKey("offset") ? Page("folders", Folders, query) : Error(400, "missing_parameter", "limit is missing"),
        "POST contacts/folders" => AddFolder((string)body["name"]!),
        "GET contacts" => Find(parts[1]) is { } found ? Results.Json(found.DeepClone()) : Error(404, "document_not_found", "Contact does not exist"),
        "POST contacts" => Create(body),
        "DELETE contacts" => Delete(parts[1]),
        "POST contacts/lists/contacts/add" => Add(long.Parse(parts[2], null), body),
        "POST contacts/doubleOptinConfirmation" => Ask(body),
        _ => Error(404, "not_found", "No such path"),
    };

    private JsonObject? Find(string identifier) => long.TryParse(identifier, out var id) ? Contacts.GetValueOrDefault(id) : ByEmail(identifier);

    private IResult AddFolder(string name)
    {
        Folders[++_last] = name;
        return Made(_last);
    }

    private IResult Create(JsonObject body)
    {
        var email = (string)body["email"]!;
        if (ByEmail(email) is not null)
        {
            var error = new JsonObject { ["code"] = "duplicate_parameter", ["message"] = "Unable to create contact, email is already associated with another Contact", ["metadata"] = new JsonObject { ["duplicate_identifiers"] = new JsonArray("email") } };
            return Results.Json(error, statusCode: 400);
        }

        long[] lists = [.. body["listIds"]!.AsArray().Select(list => (long)list!)];
        var attributes = body["attributes"]?.DeepClone().AsObject() ?? [];
        return lists.Any(list => !Lists.ContainsKey(list)) ? Error(400, "invalid_parameter", "Invalid list ids")
            : attributes.Any(attribute => !Attributes.Contains(attribute.Key)) ? Error(400, "invalid_parameter", "Invalid attributes")
            : !email.EndsWith(".org", StringComparison.Ordinal) ? Error(400, "invalid_parameter", $"Invalid email address {email}")
            : Made((long)Put(email, attributes, lists)["id"]!);
    }

    private IResult Add(long list, JsonObject body)
    {
        if (!Lists.ContainsKey(list))
        {
            return Error(404, "document_not_found", "List ID does not exist");
        }

        var contact = Contacts.GetValueOrDefault((long)body["ids"]![0]!);
        if (contact is null || contact["listIds"]!.AsArray().Any(one => (long)one! == list))
        {
            return Error(400, "invalid_parameter", "Contact already in list and/or does not exist");
        }

        Join(contact, list);
        return Results.Json(new JsonObject { ["contacts"] = new JsonObject { ["success"] = new JsonArray((string)contact["email"]!) } }, statusCode: 201);
    }

    private IResult Ask(JsonObject body)
    {
        if (body["templateId"] is null || body["redirectionUrl"] is null)
        {
            return Error(400, "missing_parameter", "templateId is missing");
        }

        Asked.Add(((string)body["email"]!, (long)body["includeListIds"]![0]!));
        return Results.StatusCode(201);
    }

    private IResult Delete(string id)
    {
        if (Find(id) is null)
        {
            return Error(404, "document_not_found", "Contact does not exist");
        }

        if (!Keeps)
        {
            Contacts.Remove(long.Parse(id, null));
        }

        return Results.NoContent();
    }

    private static IResult Made(long id) => Results.Json(new JsonObject { ["id"] = id }, statusCode: 201);

    private static JsonObject Row(long id, string name) => new() { ["id"] = id, ["name"] = name, ["folderId"] = 1 };

    private static IResult Page(string name, SortedDictionary<long, string> rows, IQueryCollection query)
    {
        var (limit, offset) = (int.Parse(query["limit"]!, null), int.Parse(query["offset"]!, null));
        return limit > 50
            ? Error(400, "out_of_range", "limit exceeds max value")
            : Results.Json(new JsonObject { ["count"] = rows.Count, [name] = new JsonArray([.. rows.Skip(offset).Take(limit).Select(row => (JsonNode?)Row(row.Key, row.Value))]) });
    }

    private static IResult Error(int status, string code, string message) => Results.Json(new JsonObject { ["code"] = code, ["message"] = message }, statusCode: status);
}
