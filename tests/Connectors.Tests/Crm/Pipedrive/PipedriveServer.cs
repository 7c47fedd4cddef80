using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

/// <summary>
/// As much of a Pipedrive as the connector calls, in memory, answering as its specification and documentation say: version 2
/// is strict about types, lists by id with an opaque cursor, deletes for later, and its search shows what was written only
/// after some calls more.
/// </summary>
internal sealed class PipedriveServer : FaultyServer
{
    public const string Key = "pipedrive-token";
    private const int Lag = 6;
    private const int LargestNote = 100_000;
    private readonly Dictionary<long, int> _seenFrom = [];
    private long _last = 100;
    private int _calls;
    private int _fields;

    /// <summary>Rows by type and id.</summary>
    public Dictionary<string, SortedDictionary<long, JsonObject>> Rows { get; } = new(StringComparer.Ordinal)
    {
        ["organizations"] = [],
        ["persons"] = [],
        ["notes"] = [],
        ["files"] = [],
    };

    public Dictionary<string, List<JsonObject>> Fields { get; } = new(StringComparer.Ordinal)
    {
        ["organizationFields"] = [Field("name", "name", "varchar"), Field("address", "Address", "address"), Field("website", "Website", "varchar")],
        ["personFields"] =
        [
            Field("name", "Name", "varchar"), Field("emails", "Email", "varchar"), Field("phones", "Phone", "phone"), Field("job_title", "Job title", "varchar"),
            Field("postal_address", "Postal address", "address"), Field("im", "Instant messenger", "varchar"), Field("birthday", "Birthday", "date"), Field("marketing_status", "Marketing status", "enum"),
        ],
    };

    public Dictionary<long, byte[]> Contents { get; } = [];

    /// <summary>Calls that are left of the day's tokens; null while there are enough.</summary>
    public bool IsDayUsedUp { get; set; }

    /// <summary>The network before it blocks the caller.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Fields of which every value is refused.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public bool MayRemovePictures { get; set; } = true;

    /// <summary>A birthday is emptied by null and by nothing else.</summary>
    public bool RefusesEmptyTexts { get; set; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A field that was added, and its random key.</summary>
    public string AddField(string of, string name, string type, JsonArray? options = null)
    {
        var code = $"{++_fields:x2}".PadRight(40, 'f');
        var field = Field(code, name, type, isCustom: true);
        field["options"] = options is null ? null : new JsonArray([.. options.Select(option => (JsonNode?)Option((string)option!["label"]!))]);
        Fields[of].Add(field);
        return code;
    }

    public void Settle() => _seenFrom.Clear();

    public long Put(string type, JsonObject row, long? id = null, DateTimeOffset? changed = null)
    {
        var number = id ?? ++_last;
        row["id"] = number;
        row["add_time"] ??= Stamp(changed ?? Now);
        row["update_time"] = Stamp(changed ?? Now);
        Rows[type][number] = row;
        _seenFrom[number] = _calls + Lag;
        return number;
    }

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault != Fault.Busy)
        {
            return Error(401, "Unauthorized access");
        }

        http.Response.Headers["x-ratelimit-remaining"] = "0";
        http.Response.Headers["x-ratelimit-reset"] = "1";
        return Error(429, "Rate limit exceeded");
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.TrimStart('/');
        string[] parts = path.StartsWith("api/v2/", StringComparison.Ordinal) ? ["v2", .. path["api/v2/".Length..].Split('/')] : path.Split('/');
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        var body = form is null && http.Request.ContentLength is > 0 ? await JsonNode.ParseAsync(http.Request.Body) : null;
        var operation = $"{http.Request.Method} {string.Join('/', parts.Where(p => !p.All(char.IsAsciiDigit) && p.Length < 40))}";
        return (operation, () =>
        {
            _calls++;
            if (IsBlocked)
            {
                return Results.Text("<html>This error is produced by a firewall.</html>", "text/html", Encoding.UTF8, 403);
            }

            if (IsDayUsedUp)
            {
                http.Response.Headers["x-ratelimit-remaining"] = "18";
                return Error(429, "Daily token budget exceeded");
            }

            return http.Request.Headers["x-api-token"] != Key ? Error(401, "Unauthorized access") : Route(http.Request.Method, parts, http.Request.Query, body, form);
        }
        );
    }

    private IResult Route(string method, string[] parts, IQueryCollection query, JsonNode? body, IFormCollection? form) => (method, parts) switch
    {
        ("GET", ["v1", "users", "me"]) => Ok(new JsonObject { ["id"] = 7, ["name"] = "Anna Groß", ["company_domain"] = "nordlicht", ["is_admin"] = 1 }),
        ("GET", ["v2", "organizationFields" or "personFields"]) => Ok(new JsonArray([.. Fields[parts[1]].Select(field => (JsonNode?)field.DeepClone())])),
        ("POST", ["v2", "organizationFields" or "personFields"]) => Provision(parts[1], body!.AsObject()),
        ("POST", ["v2", "personFields", var code, "options"]) => AddOptions(code, body!.AsArray()),
        ("GET", ["v2", "organizations" or "persons", "search"]) => Search(parts[1], query),
        ("GET", ["v2", "organizations" or "persons"]) => List(parts[1], query),
        ("POST", ["v2", "organizations" or "persons"]) => Write(parts[1], null, body!.AsObject()),
        (_, ["v2", "organizations" or "persons", var id]) when !Rows[parts[1]].ContainsKey(Number(id)) => Error(404, "Person not found"),
        ("GET", ["v2", "organizations" or "persons", var id]) => Ok(Shown(Rows[parts[1]][Number(id)], query)),
        ("PATCH", ["v2", "organizations" or "persons", var id]) => Write(parts[1], Number(id), body!.AsObject()),
        ("DELETE", ["v2", "organizations" or "persons", var id]) => Delete(parts[1], Number(id), "is_deleted", true),
        ("GET", ["v1", "organizations" or "persons", var id, "files"]) => Old("files", row => Same(row[parts[1] == "persons" ? "person_id" : "org_id"], id), query),
        ("POST", ["v1", "files"]) => Upload(form!),
        ("DELETE", ["v1", "files", var id]) => Delete("files", Number(id), "active_flag", false),
        ("GET", ["v1", "notes"]) => Old("notes", row => query.ContainsKey("org_id") ? Same(row["org_id"], query["org_id"]!) : Same(row["person_id"], query["person_id"]!), query),
        ("POST", ["v1", "notes"]) when Encoding.UTF8.GetByteCount((string)body!["content"]!) > LargestNote => Error(400, "The note is too large."),
        ("POST", ["v1", "notes"]) => Ok(Rows["notes"][Put("notes", new JsonObject(body!.AsObject().DeepClone().AsObject().Append(KeyValuePair.Create("active_flag", (JsonNode?)true)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))))].DeepClone()),
        ("PUT", ["v1", "notes", var id]) => Change(Rows["notes"][Number(id)], body!.AsObject()),
        ("DELETE", ["v1", "notes", var id]) => Delete("notes", Number(id), "active_flag", false, true),
        ("DELETE", ["v1", "persons", var id, "picture"]) => RemovePicture(Number(id)),
        _ => Error(404, "Unknown method."),
    };

    private IResult Provision(string of, JsonObject body)
    {
        if ((string)body["field_type"]! is "set" or "enum" && body["options"] is not JsonArray { Count: > 0 })
        {
            return Error(400, "options are required");
        }

        AddField(of, (string)body["field_name"]!, (string)body["field_type"]!, body["options"] as JsonArray);
        return Ok(Fields[of][^1].DeepClone());
    }

    private IResult AddOptions(string code, JsonArray labels)
    {
        var options = Fields["personFields"].Single(field => (string)field["field_code"]! == code)["options"]!.AsArray();
        var added = labels.Select(label => Option((string)label!["label"]!)).ToList();
        added.ForEach(option => options.Add(option.DeepClone()));
        return Ok(new JsonArray([.. added]));
    }

    /// <summary>Case makes no difference; umlauts do.</summary>
    private IResult Search(string type, IQueryCollection query)
    {
        var (term, field, isExact) = ((string)query["term"]!, (string)query["fields"]!, query["exact_match"] == "true");
        if (term.Length < (isExact ? 1 : 2))
        {
            return Error(400, "The search term must be at least 2 characters.");
        }

        var found = Rows[type].Where(row => _seenFrom.GetValueOrDefault(row.Key) <= _calls && !Is(row.Value["is_deleted"])).Select(row => row.Value)
            .Where(row => Searched(row, field).Any(text => isExact ? text.Equals(term, StringComparison.OrdinalIgnoreCase) : text.Contains(term, StringComparison.OrdinalIgnoreCase)))
            .Take(int.Parse(query["limit"]!, CultureInfo.InvariantCulture));
        return Ok(new JsonObject
        {
            ["items"] = new JsonArray([.. found.Select(row => (JsonNode?)new JsonObject { ["result_score"] = 0.5, ["item"] = new JsonObject { ["id"] = row["id"]!.DeepClone(), ["name"] = row["name"]?.DeepClone() } })]),
        });
    }

    private static IEnumerable<string> Searched(JsonObject row, string field) => field switch
    {
        "name" => [(string?)row["name"] ?? ""],
        "email" => (row["emails"] as JsonArray ?? []).Select(entry => (string)entry!["value"]!),
        "custom_fields" => (row["custom_fields"] as JsonObject ?? []).Select(f => f.Value).OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String).Select(v => v.GetValue<string>()),
        _ => throw new NotSupportedException(field),
    };

    private IResult List(string type, IQueryCollection query)
    {
        if (query["sort_by"] is [var by] && by is not ("id" or "update_time" or "add_time"))
        {
            return Error(400, "sort_by is not allowed");
        }

        var rows = Rows[type].Values.Where(row => !Is(row["is_deleted"]));
        if (query["ids"] is [{ } ids])
        {
            rows = rows.Where(row => ids.Split(',').Contains(row["id"]!.ToJsonString(), StringComparer.Ordinal));
        }

        if (query["org_id"] is [{ } company])
        {
            rows = rows.Where(row => Same(row["org_id"], company));
        }

        if (query["updated_since"] is [{ } since])
        {
            rows = rows.Where(row => DateTimeOffset.Parse((string)row["update_time"]!, CultureInfo.InvariantCulture) >= DateTimeOffset.Parse(since, CultureInfo.InvariantCulture));
        }

        if (query["cursor"] is [{ } cursor])
        {
            var after = long.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(cursor)), CultureInfo.InvariantCulture);
            rows = rows.Where(row => (long)row["id"]! > after);
        }

        var limit = int.Parse((string?)query["limit"] ?? "100", CultureInfo.InvariantCulture);
        var page = (query["sort_direction"] == "desc" ? rows.Reverse() : rows).Take(limit + 1).ToList();
        var next = page.Count > limit ? Convert.ToBase64String(Encoding.ASCII.GetBytes(page[limit - 1]["id"]!.ToJsonString())) : null;
        return Results.Json(new JsonObject
        {
            ["success"] = true,
            ["data"] = new JsonArray([.. page.Take(limit).Select(row => Shown(row, query))]),
            ["additional_data"] = new JsonObject { ["next_cursor"] = next },
        });
    }

    /// <summary>Some fields are told only on request, and added ones can be chosen.</summary>
    private static JsonNode Shown(JsonObject row, IQueryCollection query)
    {
        var shown = row.DeepClone().AsObject();
        if (((string?)query["include_fields"])?.Split(',').Contains("marketing_status", StringComparer.Ordinal) is not true)
        {
            shown.Remove("marketing_status");
        }

        if (query["custom_fields"] is [{ } chosen] && shown["custom_fields"] is JsonObject custom)
        {
            custom.Select(field => field.Key).Except(chosen.Split(','), StringComparer.Ordinal).ToList().ForEach(code => custom.Remove(code));
        }

        return shown;
    }

    private IResult Write(string type, long? id, JsonObject body)
    {
        var custom = body["custom_fields"] as JsonObject ?? [];
        var known = Fields[type == "persons" ? "personFields" : "organizationFields"].Select(field => (string)field["field_code"]!).Append("org_id").Append("custom_fields").ToList();
        if (body.Select(f => f.Key).Concat(custom.Select(f => f.Key)).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            return Error(400, $"Parameter '{unknown}' is not allowed");
        }

        if (body.Select(f => f.Key).Concat(custom.Select(f => f.Key)).FirstOrDefault(Refused.Contains) is { } refused)
        {
            return Error(400, $"Validation failed: {refused}: invalid value");
        }

        if (RefusesEmptyTexts && body["birthday"] is JsonValue day && (string)day! == "")
        {
            return Error(400, "Validation failed: birthday: must be a date");
        }

        if (body["org_id"] is JsonValue company && (company.GetValueKind() != JsonValueKind.Number || !Rows["organizations"].ContainsKey((long)company)))
        {
            return Error(400, "org_id must reference an organization");
        }

        var row = id is { } number ? Rows[type][number] : new JsonObject { ["is_deleted"] = false, ["custom_fields"] = new JsonObject() };
        foreach (var (name, value) in body.Where(f => f.Key != "custom_fields"))
        {
            row[name] = value?.DeepClone();
        }

        foreach (var (name, value) in custom)
        {
            row["custom_fields"]![name] = value?.DeepClone();
        }

        return Ok(Rows[type][Put(type, row, id)].DeepClone());
    }

    private IResult Upload(IFormCollection form)
    {
        var file = form.Files.Single();
        using var content = new MemoryStream();
        file.CopyTo(content);
        var row = new JsonObject { ["name"] = file.FileName, ["file_name"] = $"{_last}_{file.FileName}", ["active_flag"] = true };
        foreach (var link in new[] { "org_id", "person_id" }.Where(form.ContainsKey))
        {
            row[link] = long.Parse(form[link]!, CultureInfo.InvariantCulture);
        }

        var id = Put("files", row);
        Contents[id] = content.ToArray();
        return Ok(row.DeepClone());
    }

    private IResult Old(string type, Func<JsonObject, bool> isMeant, IQueryCollection query)
    {
        var (start, limit) = (int.Parse(query["start"]!, CultureInfo.InvariantCulture), int.Parse(query["limit"]!, CultureInfo.InvariantCulture));
        var rows = Rows[type].Values.Where(row => Is(row["active_flag"]) && isMeant(row)).Reverse().ToList();
        var page = rows.Skip(start).Take(limit).ToList();
        return Results.Json(new JsonObject
        {
            ["success"] = true,
            ["data"] = page.Count == 0 ? null : new JsonArray([.. page.Select(row => (JsonNode?)row.DeepClone())]),
            ["additional_data"] = new JsonObject { ["pagination"] = new JsonObject { ["start"] = start, ["limit"] = limit, ["more_items_in_collection"] = rows.Count > start + limit } },
        });
    }

    private static IResult Change(JsonObject row, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            row[name] = value?.DeepClone();
        }

        return Ok(row.DeepClone());
    }

    private IResult Delete(string type, long id, string flag, bool value, JsonNode? says = null)
    {
        Rows[type][id][flag] = value;
        return Ok(says ?? new JsonObject { ["id"] = id });
    }

    private IResult RemovePicture(long id)
    {
        if (!MayRemovePictures)
        {
            return Error(403, "Scope and URL mismatch");
        }

        Rows["persons"][id]["picture_id"] = null;
        return Ok(new JsonObject { ["id"] = id });
    }

    private JsonObject Option(string label) => new() { ["id"] = ++_last, ["label"] = label };

    private static JsonObject Field(string code, string name, string type, bool isCustom = false) =>
        new() { ["field_code"] = code, ["field_name"] = name, ["field_type"] = type, ["is_custom_field"] = isCustom, ["is_optional_response_field"] = false, ["options"] = null };

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private static bool Same(JsonNode? id, string text) => id?.ToJsonString() == text;

    private static bool Is(JsonNode? flag) => flag?.GetValueKind() == JsonValueKind.True;

    private static IResult Ok(JsonNode data) => Results.Json(new JsonObject { ["success"] = true, ["data"] = data });

    private static IResult Error(int status, string error) =>
        Results.Json(new JsonObject { ["success"] = false, ["error"] = error, ["error_info"] = "Please check developers.pipedrive.com", ["data"] = null }, statusCode: status);
}
