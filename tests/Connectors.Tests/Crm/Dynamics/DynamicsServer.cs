using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

/// <summary>
/// As much of a Dataverse environment as the connector calls, in memory, by Microsoft's documentation: a PATCH without a
/// condition creates what it does not find, codes of errors may be empty, a page's link names another host.
/// </summary>
internal sealed partial class DynamicsServer : FaultyServer
{
    public const string ClientId = "11111111-2222-3333-4444-555555555555";
    public const string ClientSecret = "client-secret";
    public const string TokenPath = "/tenant/oauth2/v2.0/token";
    private const string Api = "/api/data/v9.2/";
    private const string User = "99999999-0000-0000-0000-000000000001";
    private static readonly string[] ReadOnly = ["createdon", "modifiedon", "fullname", "merged"];
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);

    public DynamicsTables Tables { get; } = new();

    /// <summary>Rights that the role does not give.</summary>
    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    /// <summary>Columns whose values are too long, whatever they are.</summary>
    public HashSet<string> TooShort { get; } = new(StringComparer.Ordinal);

    /// <summary>A column that the customer made a key of contacts; null when there is none.</summary>
    public string? OwnKey { get; set; }

    /// <summary>Until then nothing is answered, and each call makes it longer.</summary>
    public DateTimeOffset ThrottledUntil { get; set; }

    /// <summary>The address that a token has to be for: the environment's, as its users know it.</summary>
    public Uri? Audience { get; set; }

    public int CallsWhileThrottled { get; private set; }

    public List<string> Published { get; } = [];

    public int TokensGiven { get; private set; }

    public void RevokeTokens() => _tokens.Clear();

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault == Fault.Busy)
        {
            return Busy(http, 1);
        }

        return fault == Fault.Key ? Results.StatusCode(401) : Error(500, "0x80040216", "An unexpected error occurred.");
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        var path = http.Request.Path.Value!;
        if (path == TokenPath)
        {
            return ("token", () => Token(QueryHelpers.ParseQuery(text)));
        }

        var body = text.Length > 0 ? JsonNode.Parse(text) as JsonObject : null;
        var what = path.StartsWith(Api, StringComparison.Ordinal) ? path[Api.Length..] : path;
        var match = Resource().Match(what);
        var (set, id, rest) = (match.Groups["set"].Value, match.Groups["id"].Value, match.Groups["rest"].Value);
        var isCreate = http.Request.Headers.IfNoneMatch == "*";
        var operation = $"{(isCreate ? "CREATE" : http.Request.Method)} {set}{(rest.Length > 0 ? "/" + rest.Split('.')[^1] : "")}{(isCreate && body?["documentbody"] is not null ? "/file" : "")}";
        return (operation, () => Serve(http, set, id, rest, body));
    }

    private IResult Serve(HttpContext http, string set, string id, string rest, JsonObject? body)
    {
        if (TimeProvider.System.GetUtcNow() < ThrottledUntil)
        {
            CallsWhileThrottled++;
            ThrottledUntil += TimeSpan.FromSeconds(1);
            return Busy(http, (int)Math.Ceiling((ThrottledUntil - TimeProvider.System.GetUtcNow()).TotalSeconds));
        }

        if (!_tokens.Contains(http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal)))
        {
            return Results.StatusCode(401);
        }

        try
        {
            return Route(http, set, id, rest, body ?? []);
        }
        catch (DynamicsODataError error)
        {
            return Error(400, "0x0", $"Could not find a property named '{error.Property}' on type 'Microsoft.Dynamics.CRM.{set.TrimEnd('s')}'.");
        }
    }

    private IResult Route(HttpContext http, string set, string id, string rest, JsonObject body) => (http.Request.Method, set, rest) switch
    {
        ("GET", "WhoAmI", _) => Results.Json(new JsonObject { ["UserId"] = User, ["OrganizationId"] = Guid.Empty.ToString() }),
        ("GET", "RetrieveVersion", _) => Results.Json(new JsonObject { ["Version"] = "9.2.26112.00123" }),
        ("GET", "systemusers", _) => Results.Json(new JsonObject { ["RolePrivileges"] = new JsonArray([.. Given().Select(right => (JsonNode?)new JsonObject { ["PrivilegeId"] = right, ["Depth"] = "Global" })]) }),
        ("GET", "EntityDefinitions", _) => Results.Json(Definitions(id + "s")),
        ("POST", "EntityDefinitions", _) => AddColumn(http, id + "s", body),
        ("POST", "PublishXml", _) => Publish(body),
        _ when !Tables.Rows.ContainsKey(set) => Error(404, "0x8006088a", $"Resource not found for the segment '{set}'."),
        ("GET", _, "") when id.Length == 0 && Denied.Contains($"prvRead{Entity(set)}") => Error(403, "0x80040220", $"Principal user (Id={User}, type=8) is missing prvRead{Entity(set)} privilege."),
        ("GET", _, "") when id.Length == 0 => List(http, set, Tables.Rows[set].Values, set),
        ("GET", "lists", "listcontact_association") => List(http, "contacts", Members(m => m.List == id, m => m.Contact, "contacts"), $"{set}({id})/{rest}"),
        ("GET", "contacts", "listcontact_association") => List(http, "lists", Members(m => m.Contact == id, m => m.List, "lists"), $"{set}({id})/{rest}"),
        ("PATCH", _, "") => Write(http, set, id, body),
        _ when !Tables.Rows[set].ContainsKey(id) => Missing(set, id),
        ("GET", _, "") => Results.Json(Shown(http, set, Tables.Rows[set][id], Select(http.Request.Query["$select"], set))),
        ("DELETE", _, "") => Delete(set, id),
        ("POST", "lists", "Microsoft.Dynamics.CRM.AddMemberList") => Join(id, (string)body["EntityId"]!),
        ("POST", "lists", "Microsoft.Dynamics.CRM.RemoveMemberList") => Leave(id, (string)body["EntityId"]!),
        _ => Error(404, "", $"No HTTP resource was found that matches the request URI '{http.Request.Path}'."),
    };

    private IResult Token(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form)
    {
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["grant_type"] != "client_credentials" || form["scope"] != $"{(Audience ?? Address).AbsoluteUri.TrimEnd('/')}/.default")
        {
            return Results.Json(new JsonObject { ["error"] = "invalid_client", ["error_description"] = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401);
        }

        var token = $"token-{++TokensGiven}";
        _tokens.Add(token);
        return Results.Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = token });
    }

    private IResult Write(HttpContext http, string set, string id, JsonObject body)
    {
        var there = Tables.Rows[set].GetValueOrDefault(id);
        var right = $"prv{(there is null ? "Create" : "Write")}{Entity(set)}";
        if (Denied.Contains(right))
        {
            return Error(403, "0x80040220", $"Principal user (Id={User}, type=8) is missing {right} privilege (Id={Guid.Empty}) on OTC=1 for entity '{set}'.");
        }

        if (there is not null && http.Request.Headers.IfNoneMatch == "*")
        {
            return Error(412, set == "annotations" ? "" : "0x80040237", "A record with matching key values already exists.");
        }

        if (set == "contacts" && OwnKey is { } key && body[key] is { } value && Tables.Rows[set].Any(row => row.Key != id && (string?)row.Value[key] == (string?)value))
        {
            return Error(412, "0x80060892", $"A record that has the attribute values {key} already exists.");
        }

        if (there is null && http.Request.Headers.IfMatch.Count > 0)
        {
            return Missing(set, id);
        }

        if (there is not null && http.Request.Headers.IfMatch is { Count: > 0 } match && match != "*" && match != (string)there["@odata.etag"]!)
        {
            return Error(412, "0x80060882", "The version of the existing record doesn't match the RowVersion property provided.");
        }

        var values = new List<(string Name, JsonNode? Value)>();
        foreach (var (name, given) in body)
        {
            if (name.EndsWith("@odata.bind", StringComparison.Ordinal))
            {
                var target = Resource().Match(((string)given!).TrimStart('/'));
                if (!Tables.Rows[target.Groups["set"].Value].ContainsKey(target.Groups["id"].Value))
                {
                    return Missing(target.Groups["set"].Value, target.Groups["id"].Value);
                }

                values.Add(($"_{name.Split('@', '_')[0]}_value", target.Groups["id"].Value));
            }
            else if (!Tables.Columns[set].ContainsKey(name) || ReadOnly.Contains(name))
            {
                return Error(400, "0x80048d19", $"Error identified in Payload provided by the user for Entity :'{set}'. An undeclared property '{name}' which only has property annotations in the payload.");
            }
            else if (given is not null && TooShort.Contains(name))
            {
                return Error(400, "0x80044331", $"A validation error occurred. The length of the '{name}' attribute of the '{Entity(set).ToLowerInvariant()}' entity exceeded the maximum allowed length of '3'.");
            }
            else
            {
                values.Add((name, given?.DeepClone()));
            }
        }

        var row = there ?? Tables.Put(set, id, []);
        values.ForEach(value => row[value.Name] = value.Value);
        Tables.Touch(row);
        return Results.NoContent();
    }

    private IResult List(HttpContext http, string set, IEnumerable<JsonObject> rows, string path)
    {
        var query = http.Request.Query;
        var known = Tables.Columns[set];
        var select = Select(query["$select"], set);
        string[] order = ((string?)query["$orderby"])?.Split(',') ?? [Tables.IdOf(set)];
        if (order.FirstOrDefault(column => !known.ContainsKey(column)) is { } unknown)
        {
            throw new DynamicsODataError(unknown);
        }

        var holds = (string?)query["$filter"] is { } filter ? DynamicsOData.Filter(filter, known.ContainsKey) : _ => true;
        // A paging cookie holds what the last row of the page had, not how many rows there were before.
        var after = (string?)query["$skiptoken"];
        var found = rows.Where(holds).Select(row => (Row: row, Key: string.Join('|', order.Select(column => (string?)row[column])))).OrderBy(row => row.Key, StringComparer.Ordinal)
            .Where(row => after is null || string.CompareOrdinal(row.Key, Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(after))) > 0).ToList();
        var most = (string?)query["$top"] is { } top ? int.Parse(top, CultureInfo.InvariantCulture) : PageSize(http);
        var page = new JsonObject { ["value"] = new JsonArray([.. found.Take(most).Select(row => (JsonNode?)Shown(http, set, row.Row, select))]) };
        if (found.Count > most && !query.ContainsKey("$top"))
        {
            var rest = query.Where(q => q.Key != "$skiptoken").Select(q => $"{q.Key}={Uri.EscapeDataString((string)q.Value!)}");
            page["@odata.nextLink"] = $"https://org.api.crm4.dynamics.com{Api}{path}?{string.Join('&', rest.Append($"$skiptoken={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(found[most - 1].Key))}"))}";
        }

        return Results.Json(page);
    }

    private static int PageSize(HttpContext http) =>
        PageSizeOf().Match(http.Request.Headers["Prefer"].ToString()) is { Success: true } match ? int.Parse(match.Groups["rows"].Value, CultureInfo.InvariantCulture) : 5_000;

    private string[]? Select(string? select, string set) =>
        select?.Split(',') is { } names ? names.FirstOrDefault(name => !Tables.Columns[set].ContainsKey(name)) is { } unknown ? throw new DynamicsODataError(unknown) : names : null;

    private JsonObject Shown(HttpContext http, string set, JsonObject row, string[]? select)
    {
        var shown = new JsonObject { ["@odata.etag"] = (string?)row["@odata.etag"], [Tables.IdOf(set)] = (string)row[Tables.IdOf(set)]! };
        foreach (var name in (select ?? [.. Tables.Columns[set].Keys]).Where(name => !shown.ContainsKey(name)))
        {
            shown[name] = row[name]?.DeepClone();
        }

        if ((string?)row["_parentcustomerid_value"] is { } parent && shown.ContainsKey("_parentcustomerid_value") && http.Request.Headers["Prefer"].ToString().Contains("lookuplogicalname", StringComparison.Ordinal))
        {
            shown["_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"] = Tables.Rows["accounts"].ContainsKey(parent) ? "account" : "contact";
        }

        return shown;
    }

    private JsonObject Definitions(string set) => new()
    {
        ["value"] = new JsonArray([.. Tables.Columns[set].Where(column => !column.Key.StartsWith('_')).Select(column => (JsonNode?)new JsonObject
        {
            ["LogicalName"] = column.Key,
            ["AttributeType"] = column.Value,
            ["AttributeOf"] = null,
            ["IsValidForUpdate"] = !ReadOnly.Contains(column.Key) && column.Value is not ("Uniqueidentifier" or "State"),
            ["IsCustomAttribute"] = column.Key.StartsWith("wfc_", StringComparison.Ordinal),
            ["RequiredLevel"] = new JsonObject { ["Value"] = "None" },
        })]),
    };

    private IResult AddColumn(HttpContext http, string set, JsonObject body)
    {
        if (Denied.Contains("prvCreateAttribute"))
        {
            return Error(403, "0x80040220", $"Principal user (Id={User}, type=8) is missing prvCreateAttribute privilege.");
        }

        var solution = http.Request.Headers["MSCRM.SolutionUniqueName"].ToString();
        var name = ((string)body["SchemaName"]!).ToLowerInvariant();
        if (!Tables.Rows["solutions"].Values.Any(row => (string)row["uniquename"]! == solution) || !Tables.Rows["publishers"].Values.Any(row => name.StartsWith((string)row["customizationprefix"]! + "_", StringComparison.Ordinal)))
        {
            return Error(400, "0x80047013", "The prefix is not one of the solution's publisher.");
        }

        return Tables.Columns[set].TryAdd(name, (string)body["AttributeType"]!) ? Results.NoContent() : Error(400, "0x80047013", $"An attribute with the specified name {name} already exists.");
    }

    private IResult Publish(JsonObject body)
    {
        Published.Add((string)body["ParameterXml"]!);
        return Results.NoContent();
    }

    private IResult Join(string list, string contact)
    {
        if (!Tables.Rows["contacts"].ContainsKey(contact))
        {
            return Missing("contacts", contact);
        }

        return Tables.Members.Add((list, contact)) ? Results.Json(new JsonObject { ["Id"] = Guid.Empty.ToString() }) : Error(412, "0x80040237", "Cannot insert duplicate key.");
    }

    private IResult Leave(string list, string contact)
    {
        Tables.Members.Remove((list, contact));
        return Results.NoContent();
    }

    private IResult Delete(string set, string id)
    {
        Tables.Rows[set].Remove(id);
        return Results.NoContent();
    }

    private IEnumerable<JsonObject> Members(Func<(string List, string Contact), bool> isOne, Func<(string List, string Contact), string> other, string set) =>
        Tables.Members.Where(isOne).Select(other).Where(Tables.Rows[set].ContainsKey).Select(id => Tables.Rows[set][id]);

    private IEnumerable<string> Given() => Tables.Rows["privileges"].Values.Where(row => !Denied.Contains((string)row["name"]!)).Select(row => (string)row["privilegeid"]!);

    private static string Entity(string set) => set == "annotations" ? "Note" : char.ToUpperInvariant(set[0]) + set[1..^1];

    private static IResult Missing(string set, string id) => Error(404, set == "contacts" ? "" : "0x80040217", $"{set.TrimEnd('s')} With Id = {id} Does Not Exist");

    private static IResult Busy(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Error(429, "0x80072322", "Number of requests exceeded the limit of 6000 over time window of 300 seconds.");
    }

    private static IResult Error(int status, string code, string message) =>
        Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }, statusCode: status);

    [GeneratedRegex(@"^(?<set>[A-Za-z]+)(\((LogicalName=')?(?<id>[^')]*)'?\))?(/(?<rest>.+))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resource();

    [GeneratedRegex(@"odata\.maxpagesize=(?<rows>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageSizeOf();
}
