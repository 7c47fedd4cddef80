using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

/// <summary>
/// As much of a Salesforce as the connector calls, in memory, answering as its documentation says: errors as an array, nothing
/// under 204, queries in parts, a field that the API made hidden until a permission set shows it.
/// </summary>
internal sealed class SalesforceServer : FaultyServer
{
    public const string Secret = "salesforce-secret";
    public const string App = "consumer-key";
    public const string User = "005000000000001AAA";
    public const string Version = "v66.0";

    private readonly SalesforceQueries _queries;
    private readonly HashSet<string> _hidden = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sessions = new(StringComparer.Ordinal);
    private int _last;
    private int _tokens;

    public SalesforceServer()
    {
        _queries = new SalesforceQueries(this);
        Put("TaskStatus", new JsonObject { ["ApiName"] = "Not Started", ["IsClosed"] = false, ["SortOrder"] = 1 });
        Put("TaskStatus", new JsonObject { ["ApiName"] = "Erledigt", ["IsClosed"] = true, ["SortOrder"] = 2 });
        Put("Organization", new JsonObject { ["LanguageLocaleKey"] = "de" });
    }

    /// <summary>Rows by object and id, as they are answered.</summary>
    public Dictionary<string, SortedDictionary<string, JsonObject>> Rows { get; } = SalesforceSchema.Prefixes.Keys.ToDictionary(type => type, _ => new SortedDictionary<string, JsonObject>(StringComparer.Ordinal), StringComparer.Ordinal);

    public Dictionary<string, Dictionary<string, JsonObject>> Fields { get; } = SalesforceSchema.Delivered();

    /// <summary>Objects that the user may not create.</summary>
    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields of which a validation rule takes no value, as <c>Contact.Phone</c>.</summary>
    public HashSet<string> Invalid { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fields that a validation rule wants filled, as <c>Contact.Department</c>.</summary>
    public HashSet<string> Wanted { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How a duplicate rule meets a second record of a name or address: allow, alert, or block.</summary>
    public string DuplicateRule { get; set; } = "allow";

    /// <summary>The calls of 24 hours are used up.</summary>
    public bool IsDayUsedUp { get; set; }

    /// <summary>The user may customise the application.</summary>
    public bool MayCustomise { get; set; } = true;

    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>How many tokens were given.</summary>
    public int Tokens => _tokens;

    /// <summary>All tokens that were given are refused from now on.</summary>
    public void EndSessions() => _sessions.Clear();

    public void AddField(string type, string name, bool isKey = false, string fieldType = "string") => Fields[type][name] = SalesforceSchema.Added(name, fieldType, fieldType == "string" ? 64 : 0, isKey);

    /// <summary>Somebody takes the field from the user.</summary>
    public void Hide(string type, string name) => _hidden.Add($"{type}.{name}");

    /// <summary>Lists of states and countries are switched on.</summary>
    public void UseCountryLists()
    {
        AddField("Account", "BillingCountryCode");
        AddField("Account", "BillingStateCode");
        AddField("Contact", "MailingCountryCode");
    }

    public string Put(string type, JsonObject row, string? id = null, DateTimeOffset? changed = null)
    {
        id ??= $"{SalesforceSchema.Prefixes[type]}{++_last:d12}AAA";
        (row["Id"], row["CreatedDate"]) = (id, Stamp(changed ?? Now));
        Rows[type][id] = row;
        Touch(row, changed ?? Now);
        return id;
    }

    public static void Touch(JsonObject row, DateTimeOffset changed) => (row["LastModifiedDate"], row["SystemModstamp"]) = (Stamp(changed), Stamp(changed));

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.000'+0000'", CultureInfo.InvariantCulture);

    public void Remove(string type, string id)
    {
        if (Rows[type].Remove(id))
        {
            _deleted.Add(id);
        }
    }

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault == Fault.Key)
        {
            return Error(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }

        if (fault == Fault.Serialization)
        {
            return Error(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: 001000000000001AAA");
        }

        http.Response.Headers.RetryAfter = "1";
        return Error(503, "SERVER_UNAVAILABLE", "The server is temporarily unavailable.");
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.TrimStart('/');
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        var body = form is null && http.Request.ContentLength is > 0 ? await JsonNode.ParseAsync(http.Request.Body) : null;
        if (path == "services/oauth2/token")
        {
            return ("POST token", () => SignIn(form!));
        }

        string[] parts = path == "services/data" ? ["versions"] : path == "services/oauth2/userinfo" ? ["userinfo"] : path.StartsWith($"services/data/{Version}/", StringComparison.Ordinal) ? path[$"services/data/{Version}/".Length..].Split('/') : ["?"];
        var isUpsert = parts is ["sobjects", _, { } field, _] && field.EndsWith("__c", StringComparison.Ordinal);
        var operation = $"{http.Request.Method} {string.Join('/', parts.Take(isUpsert ? 3 : parts.Length).Where(part => part.Length < 18 || !char.IsDigit(part[0])))}";
        return (operation, () => IsDayUsedUp ? Error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
            : !_sessions.Contains(http.Request.Headers.Authorization.ToString()) ? Error(401, "INVALID_SESSION_ID", "Session expired or invalid")
            : Route(http.Request.Method, parts, http.Request, body as JsonObject));
    }

    private IResult SignIn(IFormCollection form)
    {
        if (form["grant_type"] != "client_credentials" || form["client_id"] != App || form["client_secret"] != Secret)
        {
            return Results.Text("""{"error":"invalid_client","error_description":"invalid client credentials"}""", "application/json", statusCode: 400);
        }

        // Salesforce does not say how long a token lives.
        var token = $"00D!{++_tokens}";
        _sessions.Add($"Bearer {token}");
        return Json(new JsonObject { ["access_token"] = token, ["instance_url"] = Address.AbsoluteUri, ["token_type"] = "Bearer", ["issued_at"] = "1764500000000" });
    }

    private IResult Route(string method, string[] parts, HttpRequest request, JsonObject? body) => (method, parts) switch
    {
        ("GET", ["versions"]) => Json(new JsonArray(new JsonObject { ["version"] = "52.0" }, new JsonObject { ["version"] = "66.0" }, new JsonObject { ["version"] = "67.0" })),
        ("GET", ["userinfo"]) => Json(new JsonObject { ["user_id"] = User, ["preferred_username"] = "bot@example.org" }),
        ("GET", ["query"]) => _queries.Run((string)request.Query["q"]!),
        ("GET", ["query", var locator]) => _queries.Next(locator),
        ("GET", ["sobjects", var type, "describe"]) => Fields.ContainsKey(type) ? Json(Described(type)) : Error(404, "NOT_FOUND", "The requested resource does not exist"),
        ("POST", ["tooling", "sobjects", "CustomField"]) => Provision(body!),
        ("POST", ["sobjects", var type]) => Create(type, body!, request),
        ("PATCH", ["sobjects", var type, var field, var key]) => Upsert(type, field, key, body!, request),
        (_, ["sobjects", _, var id]) when _deleted.Contains(id) => Error(404, "ENTITY_IS_DELETED", "entity is deleted"),
        (_, ["sobjects", var type, var id]) when !Rows[type].ContainsKey(id) => Error(404, "NOT_FOUND", "Provided ID does not exist"),
        ("GET", ["sobjects", var type, var id]) => Json(Shown(type, Rows[type][id])),
        ("PATCH", ["sobjects", var type, var id]) => Update(type, Rows[type][id], body!, request),
        ("DELETE", ["sobjects", var type, var id]) => Delete(type, id),
        _ => Error(404, "NOT_FOUND", "The requested resource does not exist"),
    };

    private JsonObject Described(string type) => new()
    {
        ["name"] = type,
        ["createable"] = !Denied.Contains(type),
        ["updateable"] = true,
        ["deletable"] = true,
        ["fields"] = new JsonArray([.. Fields[type].Where(field => IsSeen(type, field.Key)).Select(field => (JsonNode?)field.Value.DeepClone())]),
    };

    private IResult Provision(JsonObject body)
    {
        var parts = ((string)body["FullName"]!).Split('.');
        var metadata = body["Metadata"]!.AsObject();
        if (!MayCustomise)
        {
            return Error(403, "INSUFFICIENT_ACCESS", "insufficient access rights on object id");
        }

        if (Fields[parts[0]].ContainsKey(parts[1]))
        {
            return Error(400, "DUPLICATE_DEVELOPER_NAME", "There is already a field named on Account.");
        }

        var type = (string)metadata["type"]!;
        if (type == "Text" && metadata["length"] is null)
        {
            return Error(400, "FIELD_INTEGRITY_EXCEPTION", "Must specify 'length' for a CustomField of type Text");
        }

        AddField(parts[0], parts[1], (bool?)metadata["externalId"] is true, type == "Text" ? "string" : "datetime");
        Hide(parts[0], parts[1]);
        return Results.Json(new JsonObject { ["id"] = $"00N{++_last:d12}AAA", ["success"] = true, ["errors"] = new JsonArray() }, statusCode: 201);
    }

    /// <summary>Whether the user may see the field: one that the API made only by a permission set.</summary>
    public bool IsSeen(string type, string field) => Fields[type].ContainsKey(field) && (!_hidden.Contains($"{type}.{field}") || Rows["PermissionSetAssignment"].Values
        .Where(assigned => (string?)assigned["AssigneeId"] == User)
        .Any(assigned => Rows["FieldPermissions"].Values.Any(right => (string?)right["ParentId"] == (string?)assigned["PermissionSetId"] && (string?)right["Field"] == $"{type}.{field}")));

    private IResult Upsert(string type, string field, string key, JsonObject body, HttpRequest request)
    {
        if (!IsSeen(type, field) || (bool?)Fields[type][field]["externalId"] is not true)
        {
            return Error(404, "NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {field}");
        }

        var known = Rows[type].Values.Where(row => string.Equals((string?)row[field], key, StringComparison.OrdinalIgnoreCase)).ToList();
        if (known.Count > 1)
        {
            return Results.Json(new JsonArray([.. known.Select(row => (JsonNode?)$"/services/data/{Version}/sobjects/{type}/{row["Id"]}")]), statusCode: 300);
        }

        if (known.Count == 1)
        {
            return Update(type, known[0], body, request) is var result && Problem(type, body, known[0], request) is null ? Json(new JsonObject { ["id"] = known[0]["Id"]!.DeepClone(), ["success"] = true, ["errors"] = new JsonArray(), ["created"] = false }) : result;
        }

        body[field] = key;
        return Create(type, body, request);
    }

    private IResult Create(string type, JsonObject body, HttpRequest request)
    {
        if (Denied.Contains(type))
        {
            return Error(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }

        if (Problem(type, body, null, request) is { } problem)
        {
            return problem;
        }

        var row = (JsonObject)body.DeepClone();
        if (type == "CampaignMember")
        {
            if (Rows[type].Values.Any(other => (string?)other["CampaignId"] == (string?)row["CampaignId"] && (string?)other["ContactId"] == (string?)row["ContactId"]))
            {
                return Error(400, "DUPLICATE_VALUE", "Already a campaign member.");
            }

            row["Status"] ??= "Sent";
        }

        var id = Put(type, row);
        if (type == "ContentVersion")
        {
            var document = Put("ContentDocument", new JsonObject { ["Title"] = row["Title"]!.DeepClone() });
            row["ContentDocumentId"] = document;
            Put("ContentDocumentLink", new JsonObject { ["ContentDocumentId"] = document, ["LinkedEntityId"] = row["FirstPublishLocationId"]!.DeepClone(), ["ShareType"] = "V" });
        }

        return Results.Json(new JsonObject { ["id"] = id, ["success"] = true, ["errors"] = new JsonArray(), ["created"] = true }, statusCode: 201);
    }

    private IResult Update(string type, JsonObject row, JsonObject body, HttpRequest request)
    {
        if (DateTimeOffset.TryParse(request.Headers.IfUnmodifiedSince, CultureInfo.InvariantCulture, out var since) && DateTimeOffset.Parse((string)row["LastModifiedDate"]!, CultureInfo.InvariantCulture) > since)
        {
            return Results.StatusCode(412);
        }

        if (Problem(type, body, row, request) is { } problem)
        {
            return problem;
        }

        foreach (var (name, value) in body)
        {
            row[name] = value?.DeepClone();
        }

        Touch(row, Now);
        return Results.StatusCode(204);
    }

    private IResult Delete(string type, string id)
    {
        Remove(type, id);
        foreach (var link in Rows["ContentDocumentLink"].Values.Where(link => type == "ContentDocument" && (string?)link["ContentDocumentId"] == id).ToList())
        {
            Rows["ContentDocumentLink"].Remove((string)link["Id"]!);
        }

        return Results.StatusCode(204);
    }

    /// <summary>What is wrong with the values; null when nothing is.</summary>
    private IResult? Problem(string type, JsonObject body, JsonObject? known, HttpRequest request)
    {
        foreach (var (name, value) in body)
        {
            if (!IsSeen(type, name))
            {
                return Error(400, "INVALID_FIELD", $"No such column '{name}' on sobject of type {type}");
            }

            var (field, text) = (Fields[type][name], value?.GetValueKind() == JsonValueKind.String ? (string)value! : null);
            if (text is not null && (int)field["length"]! is > 0 and var length && text.Length > length)
            {
                return Error(400, "STRING_TOO_LONG", $"{name}: data value too large: {text}", name);
            }

            if (text is not null && (string?)field["type"] == "email" && !text.Contains('@', StringComparison.Ordinal))
            {
                return Error(400, "INVALID_EMAIL_ADDRESS", $"{name}: invalid email address: {text}", name);
            }

            if (text is not null && name == "BillingCountryCode" && known?["BillingStateCode"] is not null)
            {
                return Error(400, "FIELD_INTEGRITY_EXCEPTION", "The existing country/territory doesn't recognize the state value for field", "BillingStateCode");
            }

            if ((value is null ? Wanted : Invalid).Contains($"{type}.{name}"))
            {
                return Error(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", $"A rule refuses {text}", name);
            }

            if (name.EndsWith("Id", StringComparison.Ordinal) && text is not null && _deleted.Contains(text))
            {
                return Error(400, "ENTITY_IS_DELETED", "entity is deleted");
            }

            if ((bool?)field["unique"] is true && Rows[type].Values.FirstOrDefault(row => row != known && text is not null && (string?)row[name] == text) is { } same)
            {
                return Error(400, "DUPLICATE_VALUE", $"duplicate value found: {name} duplicates value on record with id: {same["Id"]}");
            }
        }

        if (known is null && type is "Account" or "Contact" && body[type == "Account" ? "Name" : "LastName"] is null && known is null)
        {
            return Error(400, "REQUIRED_FIELD_MISSING", "Required fields are missing", type == "Account" ? "Name" : "LastName");
        }

        return type is "Account" or "Contact" ? Twin(type, body, known, request) : null;
    }

    private IResult? Twin(string type, JsonObject body, JsonObject? known, HttpRequest request)
    {
        var by = type == "Account" ? "Name" : "Email";
        var isAllowed = DuplicateRule == "allow" || (DuplicateRule == "alert" && request.Headers["Sforce-Duplicate-Rule-Header"].ToString().Contains("allowSave=true", StringComparison.Ordinal));
        var twins = Rows[type].Values.Where(row => !isAllowed && row != known && body[by] is { } value && string.Equals((string?)row[by], (string)value!, StringComparison.OrdinalIgnoreCase)).ToList();
        if (twins.Count == 0)
        {
            return null;
        }

        var matches = new JsonArray([.. twins.Select(twin => (JsonNode?)new JsonObject { ["matchConfidence"] = 100.0, ["record"] = new JsonObject { ["Id"] = twin["Id"]!.DeepClone() } })]);
        return Results.Json(
            new JsonArray(new JsonObject
            {
                ["duplicateResult"] = new JsonObject { ["allowSave"] = DuplicateRule == "alert", ["duplicateRule"] = "Standard_Rule", ["matchResults"] = new JsonArray(new JsonObject { ["matchRecords"] = matches }) },
                ["errorCode"] = "DUPLICATES_DETECTED",
                ["message"] = "Use one of these records?",
            }),
            statusCode: 400);
    }

    private JsonObject Shown(string type, JsonObject row) => new(row.Where(value => IsSeen(type, value.Key)).Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));

    private static IResult Json(JsonNode node) => Results.Json(node);

    public static IResult Error(int status, string code, string message, params string[] fields) => Results.Json(
        new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = code, ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode?)field)]) }), statusCode: status);
}
