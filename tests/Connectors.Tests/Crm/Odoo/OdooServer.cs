using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>
/// As much of an Odoo as the connector calls, in memory, answering as 19.0 by JSON-2 or as 17.0 by JSON-RPC were observed to:
/// empty is false, errors carry their Python names, <c>load</c> fails under status 200, an unknown field is a 500.
/// </summary>
internal sealed class OdooServer(int version) : FaultyServer
{
    public const string Key = "odoo-key";
    private readonly Dictionary<string, long> _externalIds = new(StringComparer.Ordinal);
    private long _last = 100;

    public Dictionary<string, SortedDictionary<long, JsonObject>> Models { get; } = new(StringComparer.Ordinal)
    {
        ["res.partner"] = [],
        ["res.country"] = new() { [57] = Row(57, ("code", "DE")), [12] = Row(12, ("code", "AT")), [43] = Row(43, ("code", "CH")) },
        ["ir.attachment"] = [],
        ["mail.message"] = [],
        ["mailing.list"] = [],
        ["mailing.contact"] = [],
        ["mailing.subscription"] = [],
        ["mail.blacklist"] = [],
        ["ir.model"] = new() { [1] = Row(1, ("model", "mailing.list")), [2] = Row(2, ("model", "res.partner")) },
    };

    public Dictionary<string, string> PartnerFields { get; } = new(StringComparer.Ordinal)
    {
        ["id"] = "integer",
        ["name"] = "char",
        ["is_company"] = "boolean",
        ["parent_id"] = "many2one",
        ["type"] = "selection",
        ["email"] = "char",
        ["email_normalized"] = "char",
        ["phone"] = "char",
        ["website"] = "char",
        ["vat"] = "char",
        ["company_registry"] = "char",
        ["street"] = "char",
        ["street2"] = "char",
        ["zip"] = "char",
        ["city"] = "char",
        ["country_id"] = "many2one",
        ["function"] = "char",
        ["comment"] = "html",
        ["ref"] = "char",
        ["active"] = "boolean",
        ["create_date"] = "datetime",
        ["write_date"] = "datetime",
        ["category_id"] = "many2many",
    };

    /// <summary>The time of what is written now.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public bool KnowsMailing
    {
        set => Models["ir.model"].Remove(1);
    }

    public IEnumerable<JsonObject> Partners => Models["res.partner"].Values;

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault == Fault.Busy)
        {
            http.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return fault == Fault.Key ? Error(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey")
            : Results.Json(Wrapped(new JsonObject
            {
                ["ids"] = false,
                ["messages"] = new JsonArray(new JsonObject { ["type"] = "error", ["message"] = "could not serialize access due to concurrent update" }),
            }));
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var body = http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0 ? await JsonNode.ParseAsync(http.Request.Body) : null;
        if (path == "/web/version")
        {
            return (path, () => version >= 19 ? Results.Json(new { version_info = new object[] { version, 0, 0, "final", 0, "" }, version = $"{version}.0" }) : Results.NotFound());
        }

        if (path == "/web/webclient/version_info")
        {
            return (path, () => Results.Json(new { jsonrpc = "2.0", id = (int?)null, result = new { server_version = $"{version}.0", server_version_info = new object[] { version, 0, 0, "final", 0, "" } } }));
        }

        if (version >= 19 && path.StartsWith("/json/2/", StringComparison.Ordinal))
        {
            var parts = path["/json/2/".Length..].Split('/');
            var arguments = body!.AsObject();
            var ids = arguments["ids"]?.AsArray().Select(id => (long)id!).ToArray();
            var isKnown = http.Request.Headers.Authorization == $"bearer {Key}";
            return ($"{parts[0]}.{parts[1]}", () => isKnown ? Run(parts[0], parts[1], ids, arguments) : Error(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey"));
        }

        if (version < 19 && path == "/jsonrpc")
        {
            return JsonRpc(body!["params"]!.AsObject());
        }

        return (path, () => Results.NotFound());
    }

    private (string Operation, Func<IResult> Do) JsonRpc(JsonObject call)
    {
        var args = call["args"]!.AsArray();
        if ((string?)call["service"] == "common")
        {
            return ("authenticate", () => Results.Json(Wrapped((string?)args[2] == Key ? 6 : false)));
        }

        var (model, method, positional, named) = ((string)args[3]!, (string)args[4]!, args[5]!.AsArray().ToList(), args[6]!.AsObject());
        long[]? ids = null;
        if (method is "write" or "read" or "unlink" or "message_post")
        {
            ids = [.. positional[0]!.AsArray().Select(id => (long)id!)];
            positional.RemoveAt(0);
        }

        string[] names = method switch { "create" => ["vals_list"], "load" => ["fields", "data"], "write" => ["vals"], "search_read" => ["domain"], "check_access_rights" => ["operation"], _ => [] };
        var arguments = new JsonObject(named.Select(n => KeyValuePair.Create(n.Key, n.Value?.DeepClone())));
        for (var i = 0; i < positional.Count; i++)
        {
            arguments[names[i]] = positional[i]?.DeepClone();
        }

        return ($"{model}.{method}", () => (string?)args[2] == Key ? Run(model, method, ids, arguments) : Error(200, "odoo.exceptions.AccessDenied", "Access Denied"));
    }

    private IResult Run(string model, string method, long[]? ids, JsonObject arguments)
    {
        if (method is "context_get")
        {
            return Ok(new JsonObject { ["uid"] = 5, ["lang"] = "en_US" });
        }

        if (method is "has_access" or "check_access_rights")
        {
            return Ok(true);
        }

        if (method is "fields_get")
        {
            return Ok(new JsonObject(PartnerFields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonObject { ["type"] = f.Value }))));
        }

        if (model == "ir.model.fields")
        {
            foreach (var field in arguments["vals_list"]!.AsArray())
            {
                PartnerFields[(string)field!["name"]!] = (string)field["ttype"]!;
            }

            return Ok(new JsonArray(1));
        }

        if (!Models.TryGetValue(model, out var rows))
        {
            return Error(404, "werkzeug.exceptions.NotFound", $"the model '{model}' does not exist");
        }

        return method switch
        {
            "create" => Ok(new JsonArray([.. arguments["vals_list"]!.AsArray().Select(values => (JsonNode?)Create(model, rows, values!.AsObject()))])),
            "load" => Load(rows, arguments),
            "search_read" => Search(model, rows, arguments),
            "read" => Ok(new JsonArray([.. ids!.Where(rows.ContainsKey).Select(id => (JsonNode?)Shown(rows[id], arguments))])),
            "write" => Write(model, rows, ids!, arguments["vals"]!.AsObject()),
            "unlink" => Unlink(rows, ids!),
            "message_post" => Ok(new JsonArray(Create("mail.message", Models["mail.message"], new JsonObject
            {
                ["model"] = model,
                ["res_id"] = ids![0],
                ["body"] = arguments["body"]!.DeepClone(),
                ["date"] = arguments["date"]?.DeepClone(),
                ["attachment_ids"] = arguments["attachment_ids"]?.DeepClone(),
            }))),
            _ => Error(404, "werkzeug.exceptions.NotFound", $"the method '{method}' does not exist"),
        };
    }

    private IResult Load(SortedDictionary<long, JsonObject> rows, JsonObject arguments)
    {
        var columns = arguments["fields"]!.AsArray().Select(c => (string)c!).ToArray();
        var ids = new JsonArray();
        foreach (var data in arguments["data"]!.AsArray())
        {
            var values = new JsonObject();
            for (var i = 1; i < columns.Length; i++)
            {
                var text = (string)data![i]!;
                var field = columns[i].EndsWith("/.id", StringComparison.Ordinal) ? columns[i][..^4] : columns[i];
                if (!PartnerFields.TryGetValue(field, out var type))
                {
                    return Ok(new JsonObject { ["ids"] = false, ["messages"] = new JsonArray(new JsonObject { ["type"] = "error", ["field"] = field, ["message"] = "No such field" }) });
                }

                if (field == "vat" && !text.StartsWith("DE", StringComparison.Ordinal))
                {
                    return Ok(new JsonObject { ["ids"] = false, ["messages"] = new JsonArray(new JsonObject { ["type"] = "error", ["message"] = $"The VAT number [{text}] does not seem to be valid." }) });
                }

                values[field] = type switch { "boolean" => text == "1", "many2one" => long.Parse(text, CultureInfo.InvariantCulture), _ => text.Length == 0 ? false : text };
            }

            var external = (string)data![0]!;
            if (_externalIds.TryGetValue(external, out var known))
            {
                Write("res.partner", rows, [known], values);
            }
            else
            {
                _externalIds[external] = known = Create("res.partner", rows, values);
            }

            ids.Add(known);
        }

        return Ok(new JsonObject { ["ids"] = ids, ["messages"] = new JsonArray(), ["nextrow"] = 0 });
    }

    private IResult Search(string model, SortedDictionary<long, JsonObject> rows, JsonObject arguments)
    {
        var domain = arguments["domain"]!.AsArray();
        if (model == "res.partner" && arguments["fields"] is not JsonArray)
        {
            return Error(403, "odoo.exceptions.AccessError", "You do not have enough rights to access the field");
        }

        var found = rows.Values.Where(row => OdooDomain.Holds(domain, row) && (OdooDomain.Mentions(domain, "active") || row["active"]?.GetValueKind() != JsonValueKind.False));
        found = ((string?)arguments["order"] ?? "id asc").StartsWith("write_date", StringComparison.Ordinal)
            ? found.OrderBy(row => (string?)row["write_date"], StringComparer.Ordinal).ThenBy(row => (long)row["id"]!)
            : found;
        return Ok(new JsonArray([.. found.Take((int?)arguments["limit"] ?? int.MaxValue).Select(row => (JsonNode?)Shown(row, arguments))]));
    }

    private IResult Write(string model, SortedDictionary<long, JsonObject> rows, long[] ids, JsonObject values)
    {
        foreach (var id in ids)
        {
            if (!rows.TryGetValue(id, out var row))
            {
                return Error(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.");
            }

            if (Apply(model, row, values) is { } unknown)
            {
                return Error(500, "builtins.KeyError", unknown);
            }

            row["write_date"] = Stamp();
        }

        return Ok(true);
    }

    private long Create(string model, SortedDictionary<long, JsonObject> rows, JsonObject values)
    {
        var id = ++_last;
        var row = Row(id, ("create_date", Stamp()), ("write_date", Stamp()));
        if (model == "res.partner")
        {
            row["type"] = "contact";
            row["is_company"] = false;
            row["active"] = true;
        }

        if (model == "ir.attachment")
        {
#pragma warning disable CA5350 // As Odoo does.
            row["checksum"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA1.HashData(Convert.FromBase64String((string)values["datas"]!)));
#pragma warning restore CA5350
        }

        Apply(model, row, values);
        rows[id] = row;
        if (model == "mailing.contact")
        {
            var lists = (values["subscription_ids"] as JsonArray)?.Select(s => (long)s![2]!["list_id"]!) ?? (values["list_ids"] as JsonArray)?.Select(s => (long)s![1]!) ?? [];
            foreach (var list in lists.ToArray())
            {
                Create("mailing.subscription", Models["mailing.subscription"], new JsonObject { ["contact_id"] = id, ["list_id"] = list, ["opt_out"] = false });
            }
        }

        return id;
    }

    private string? Apply(string model, JsonObject row, JsonObject values)
    {
        foreach (var (field, value) in values)
        {
            if (model == "res.partner" && !PartnerFields.ContainsKey(field))
            {
                return field;
            }

            row[field] = field == "category_id" ? new JsonArray([.. value!.AsArray().Select(command => command![1]!.DeepClone())]) : value?.DeepClone();
            if (field == "email")
            {
                row["email_normalized"] = value?.GetValueKind() == JsonValueKind.String ? ((string)value!).ToLowerInvariant() : false;
            }
        }

        return null;
    }

    private IResult Unlink(SortedDictionary<long, JsonObject> rows, long[] ids) => ids.All(rows.Remove) ? Ok(true) : Error(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.");

    private static JsonObject Shown(JsonObject row, JsonObject arguments)
    {
        var shown = new JsonObject { ["id"] = row["id"]!.DeepClone() };
        foreach (var name in arguments["fields"]!.AsArray().Select(f => (string)f!).Where(f => f != "id"))
        {
            var value = row[name]?.DeepClone() ?? false;
            shown[name] = name is "parent_id" or "country_id" && value.GetValueKind() == JsonValueKind.Number ? new JsonArray(value, "shown") : value;
        }

        return shown;
    }

    private string Stamp() => Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static JsonObject Row(long id, params (string Name, JsonNode? Value)[] values)
    {
        var row = new JsonObject { ["id"] = id };
        foreach (var (name, value) in values)
        {
            row[name] = value;
        }

        return row;
    }

    private IResult Ok(JsonNode? result) => Results.Json(Wrapped(result));

    private JsonNode? Wrapped(JsonNode? result) => version >= 19 ? result : new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["result"] = result };

    private IResult Error(int status, string name, string message)
    {
        var error = new JsonObject { ["name"] = name, ["message"] = message, ["arguments"] = new JsonArray(message), ["debug"] = "Traceback (most recent call last): …" };
        return version >= 19 ? Results.Json(error, statusCode: status)
            : Results.Json(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["error"] = new JsonObject { ["code"] = 200, ["message"] = "Odoo Server Error", ["data"] = error } });
    }
}
