using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

/// <summary>
/// As much of an Odoo as the connector calls, in memory, answering as 19.0 by JSON-2 or as 17.0 by JSON-RPC were observed to:
/// empty is false, errors carry their Python names, <c>load</c> fails under status 200, an unknown field is a 500. Times, rights,
/// addresses and senders are those of the source of 17.0, 18.0 and 19.0.
/// </summary>
internal sealed class OdooServer(int version) : FaultyServer
{
    public const string Key = "odoo-key";
    private readonly Dictionary<string, long> _externalIds = new(StringComparer.Ordinal);
    private long _last = 100;

    public Dictionary<string, SortedDictionary<long, JsonObject>> Models { get; } = OdooSchema.Models();

    /// <summary>What the user may not: a model, or an operation of it (<c>res.partner.create</c>).</summary>
    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    /// <summary>Records that the user follows.</summary>
    public HashSet<long> Followed { get; } = [];

    /// <summary>What the check of VAT ids says, in the language of the user.</summary>
    public string VatRefusal { get; set; } = "The VAT number [{0}] does not seem to be valid.";

    public Dictionary<string, string> PartnerFields { get; } = OdooSchema.PartnerFields();

    /// <summary>The time of what is written now.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public void RemoveMailing()
    {
        foreach (var model in Models.Keys.Where(model => model.StartsWith("mailing.", StringComparison.Ordinal)).ToArray())
        {
            Models.Remove(model);
        }
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
        if (method is "write" or "read" or "unlink" or "message_post" or "has_access")
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
            return version >= 19 ? Error(404, "werkzeug.exceptions.NotFound", $"the model '{model}' does not exist") : Error(200, "odoo.exceptions.UserError", $"Object {model} doesn't exist");
        }

        if (method == (version >= 18 ? "has_access" : "check_access_rights"))
        {
            return Ok(!IsDenied(model, (string)arguments["operation"]!));
        }

        if (IsDenied(model, method is "search_read" ? "read" : method) && method is not "load")
        {
            return Error(403, "odoo.exceptions.AccessError", $"You are not allowed to {method} '{model}' records.");
        }

        return method switch
        {
            "create" => arguments["vals_list"]!.AsArray().All(values => IsAllowed(model, values!.AsObject()))
                ? Ok(new JsonArray([.. arguments["vals_list"]!.AsArray().Select(values => (JsonNode?)Create(model, rows, values!.AsObject()))]))
                : Error(422, "odoo.exceptions.ValidationError", "The operation cannot be completed"),
            "load" => Load(rows, arguments),
            "search_read" => Search(model, rows, arguments),
            "read" => Ok(new JsonArray([.. ids!.Where(rows.ContainsKey).Select(id => (JsonNode?)Shown(rows[id], arguments))])),
            "write" => Write(model, rows, ids!, arguments["vals"]!.AsObject()),
            "unlink" => Unlink(rows, ids!),
            "message_post" => Post(model, ids![0], arguments),
            _ => Error(404, "werkzeug.exceptions.NotFound", $"the method '{method}' does not exist"),
        };
    }

    private bool IsDenied(string model, string operation) => Denied.Contains(model) || Denied.Contains($"{model}.{operation}");

    private IResult Post(string model, long record, JsonObject arguments)
    {
        if (version < 19 && arguments["email_from"] is null && Models["res.users"][6]["email"]?.GetValueKind() != JsonValueKind.String)
        {
            return Error(200, "odoo.exceptions.UserError", "Unable to send message, please configure the sender's email address.");
        }

        if (version < 19 && arguments["context"]?["mail_create_nosubscribe"]?.GetValueKind() != JsonValueKind.True)
        {
            Followed.Add(record);
        }

        var body = (string)arguments["body"]!;
        return Ok(new JsonArray(Create("mail.message", Models["mail.message"], new JsonObject
        {
            ["model"] = model,
            ["res_id"] = record,
            ["body"] = arguments["body_is_html"]?.GetValueKind() == JsonValueKind.True ? body : System.Net.WebUtility.HtmlEncode(body),
            ["date"] = arguments["date"]?.DeepClone(),
            ["attachment_ids"] = arguments["attachment_ids"]?.DeepClone(),
        })));
    }

    private IResult Load(SortedDictionary<long, JsonObject> rows, JsonObject arguments)
    {
        var columns = arguments["fields"]!.AsArray().Select(c => (string)c!).ToArray();
        var context = arguments["context"];
        var ids = new JsonArray();
        if (IsDenied("res.partner", "create"))
        {
            return NotLoaded("Sie sind nicht berechtigt, 'Kontakt' (res.partner) Datensätze zu erstellen.");
        }

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
                    return NotLoaded(VatRefusal.Replace("{0}", text, StringComparison.Ordinal));
                }

                if (field == "parent_id" && !IsTrue(rows[long.Parse(text, CultureInfo.InvariantCulture)]["active"]) && context?["active_test"]?.GetValueKind() != JsonValueKind.False)
                {
                    return NotLoaded("No matching record found");
                }

                values[field] = type switch { "boolean" => text == "1", "many2one" => long.Parse(text, CultureInfo.InvariantCulture), _ => text.Length == 0 ? false : text };
            }

            var external = (string)data![0]!;
            if (!_externalIds.TryGetValue(external, out var known))
            {
                _externalIds[external] = known = Create("res.partner", rows, values);
                OdooAddressRules.AfterLoad(rows, rows[known]);
                if (!IsTrue(context?["mail_create_nosubscribe"]))
                {
                    Followed.Add(known);
                }
            }
            else if ((string?)context?["mode"] != "update" || !IsTrue(context["noupdate"]))
            {
                Write("res.partner", rows, [known], values);
            }

            ids.Add(known);
        }

        return Ok(new JsonObject { ["ids"] = ids, ["messages"] = new JsonArray(), ["nextrow"] = 0 });
    }

    private IResult NotLoaded(string message) =>
        Ok(new JsonObject { ["ids"] = false, ["messages"] = new JsonArray(new JsonObject { ["type"] = "error", ["message"] = message }) });

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;

    private IResult Search(string model, SortedDictionary<long, JsonObject> rows, JsonObject arguments)
    {
        var domain = arguments["domain"]!.AsArray();
        if (model == "res.partner" && arguments["fields"] is not JsonArray)
        {
            return Error(403, "odoo.exceptions.AccessError", "You do not have enough rights to access the field");
        }

        var found = rows.Values.Where(row => OdooDomain.Holds(domain, row, bySecond: version >= 19) && (OdooDomain.Mentions(domain, "active") || row["active"]?.GetValueKind() != JsonValueKind.False));
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

            if (model == "res.partner")
            {
                OdooAddressRules.AfterWrite(rows, row, [.. values.Select(v => v.Key)], version);
            }

            row["write_date"] = Stamp();
        }

        return Ok(true);
    }

    /// <summary>A membership is there once, and of a list that exists.</summary>
    private bool IsAllowed(string model, JsonObject values)
    {
        var lists = model == "mailing.subscription" ? [(long)values["list_id"]!] : (values["subscription_ids"] as JsonArray ?? []).Select(s => (long)s![2]!["list_id"]!).ToArray();
        return lists.All(Models.GetValueOrDefault("mailing.list", []).ContainsKey)
            && (model != "mailing.subscription" || !Models[model].Values.Any(row => (long)row["contact_id"]! == (long)values["contact_id"]! && (long)row["list_id"]! == lists[0]));
    }

    private long Create(string model, SortedDictionary<long, JsonObject> rows, JsonObject values)
    {
        var id = ++_last;
        var row = OdooSchema.Row(id, ("create_date", Stamp()), ("write_date", Stamp()));
        if (model == "res.partner")
        {
            row["type"] = "contact";
            row["is_company"] = false;
            row["active"] = true;
            row["partner_share"] = true;
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
            foreach (var list in (values["subscription_ids"] as JsonArray ?? []).Select(s => (long)s![2]!["list_id"]!).ToArray())
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

    private JsonObject Shown(JsonObject row, JsonObject arguments)
    {
        var shown = new JsonObject { ["id"] = row["id"]!.DeepClone() };
        foreach (var name in arguments["fields"]!.AsArray().Select(f => (string)f!).Where(f => f != "id"))
        {
            var value = name switch
            {
                "is_blacklisted" => Models["mail.blacklist"].Values.Any(barred => (string?)barred["email"] == (row["email_normalized"]?.GetValueKind() == JsonValueKind.String ? (string?)row["email_normalized"] : "")),
                "write_date" or "create_date" => OdooDomain.Second(row[name]) ?? false,
                _ => row[name]?.DeepClone() ?? false,
            };
            shown[name] = name is "parent_id" or "country_id" or "state_id" or "partner_id" && value.GetValueKind() == JsonValueKind.Number ? new JsonArray(value, "shown") : value;
        }

        return shown;
    }

    private string Stamp() => Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private IResult Ok(JsonNode? result) => Results.Json(Wrapped(result));

    private JsonNode? Wrapped(JsonNode? result) => version >= 19 ? result : new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["result"] = result };

    private IResult Error(int status, string name, string message)
    {
        var error = new JsonObject { ["name"] = name, ["message"] = message, ["arguments"] = new JsonArray(message), ["debug"] = "Traceback (most recent call last): …" };
        return version >= 19 ? Results.Json(error, statusCode: status)
            : Results.Json(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["error"] = new JsonObject { ["code"] = 200, ["message"] = "Odoo Server Error", ["data"] = error } });
    }
}
