using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>
/// As much of Mailman's REST API as the connector calls, in memory, answering as Mailman 3.3.8 did: who leaves is gone, a refused
/// subscription leaves the address behind, and a request outlives its user.
/// </summary>
internal sealed class MailmanServer : FaultyServer
{
    public const string Password = "geheim";
    public const string MailHost = "lists.example";
    private int _last;

    public bool HasDomain { get; set; } = true;

    public List<MailmanList> Lists { get; } = [];

    /// <summary>Names that are shown, by address.</summary>
    public Dictionary<string, string> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of users by address; an address may have none.</summary>
    public Dictionary<string, string> Users { get; } = new(StringComparer.Ordinal);

    /// <summary>Asked to confirm, in order.</summary>
    public List<string> Asked { get; } = [];

    public bool Keeps { get; set; }

    /// <summary>Path with query of every call, in order.</summary>
    public List<string> Paths { get; } = [];

    public MailmanList List(string display) => Lists.FirstOrDefault(list => list.DisplayName == display) ?? Make(display.ToLowerInvariant());

    public void Know(string email, string? shown = null)
    {
        Addresses.TryAdd(email, shown ?? "");
        Users.TryAdd(email, NewId());
    }

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault != Fault.Busy)
        {
            return Problem(401, "REST API authorization failed");
        }

        http.Response.Headers.RetryAfter = "1";
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Results.Text("<html><body>Service Unavailable</body></html>", "text/html", statusCode: 503);
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var body = http.Request.ContentLength is > 0 ? (await JsonNode.ParseAsync(http.Request.Body))!.AsObject() : [];
        lock (Gate)
        {
            Paths.Add($"{http.Request.Path}{http.Request.QueryString}");
        }

        var parts = http.Request.Path.Value!.Trim('/').Split('/')[1..];
        var operation = $"{http.Request.Method} {MailmanWorld.NameOf(parts)}";
        var allowed = http.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"restadmin:{Password}"))}";
        return (operation, () => allowed ? Route(operation, parts, body) : Answer(Fault.Key, http));
    }

    private IResult Route(string operation, string[] parts, JsonObject body) => operation switch
    {
        "GET system/versions" => Results.Json(new JsonObject { ["mailman_version"] = "GNU Mailman 3.3.8 (Tom Sawyer)", ["api_version"] = "3.1" }),
        "GET domains/lists" => HasDomain && parts[1] == MailHost ? Page(Lists.Select(Of)) : NotFound(),
        "GET lists" => ById(parts[1]) is { } list ? Results.Json(Of(list)) : NotFound(),
        "POST lists" => Create((string)body["fqdn_listname"]!),
        "PATCH lists/config" => ById(parts[1]) is { } list ? Configure(list, body) : NotFound(),
        "GET lists/requests" => ById(parts[1]) is { } list ? Page(list.Requests.Select(one => new JsonObject { ["token"] = one.Value, ["email"] = one.Key, ["type"] = "subscription", ["token_owner"] = "subscriber" })) : NotFound(),
        "POST lists/requests" => ById(parts[1]) is { } list && list.Requests.FirstOrDefault(one => one.Value == parts[3]) is { Key: not null } one && list.Requests.Remove(one.Key) ? Results.NoContent() : NotFound(),
        "POST members/find" => Page(Found((string)body["subscriber"]!, (string?)body["list_id"])),
        "POST members" => Subscribe(body),
        "GET members/preferences" => Results.Json(new JsonObject { ["delivery_status"] = Members().First(one => one.Id == parts[1]).Status }),
        "GET addresses" => Addresses.ContainsKey(parts[1]) ? Results.Json(AddressOf(parts[1])) : NotFound(),
        "DELETE addresses" => Addresses.ContainsKey(parts[1]) ? Delete([parts[1]]) : NotFound(),
        "DELETE users" => Users.ContainsValue(parts[1]) ? Delete([.. Users.Where(one => one.Value == parts[1]).Select(one => one.Key)]) : NotFound(),
        _ => NotFound(),
    };

    private IResult Create(string address)
    {
        var (name, host) = (address.Split('@')[0], address.Split('@')[1]);
        if (!HasDomain || host != MailHost)
        {
            return Problem(400, $"Domain does not exist: {host}");
        }

        if (name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-'))
        {
            return Problem(400, $"Invalid list name: {name}");
        }

        if (Lists.Any(list => list.Name == name))
        {
            return Problem(400, "Mailing list exists");
        }

        Make(name);
        return Results.StatusCode(201);
    }

    private MailmanList Make(string name)
    {
        var list = new MailmanList { Name = name, DisplayName = char.ToUpperInvariant(name[0]) + name[1..] };
        Lists.Add(list);
        return list;
    }

    private static IResult Configure(MailmanList list, JsonObject body)
    {
        list.DisplayName = (string)body["display_name"]!;
        list.IsAdvertised = (bool?)body["advertised"] ?? list.IsAdvertised;
        return Results.NoContent();
    }

    private IResult Subscribe(JsonObject body)
    {
        var email = ((string)body["subscriber"]!).ToLowerInvariant();
        if (email.Any(letter => !char.IsAscii(letter)))
        {
            return Problem(400, "Invalid Parameter \"subscriber\": .");
        }

        if (ById((string)body["list_id"]!) is not { } list)
        {
            return Problem(400, "No such list");
        }

        Know(email, (string?)body["display_name"]);
        if (list.Members.ContainsKey(email))
        {
            return Problem(409, "Member already subscribed");
        }

        if (list.Bans.Contains(email))
        {
            return Problem(400, "Membership is banned");
        }

        if (list.Requests.ContainsKey(email))
        {
            return Problem(409, "Subscription request already pending");
        }

        if (!(bool)body["pre_confirmed"]!)
        {
            list.Requests[email] = NewId();
            Asked.Add(email);
            return Results.Json(new JsonObject { ["token"] = list.Requests[email], ["token_owner"] = "subscriber" }, statusCode: 202);
        }

        list.Members[email] = "enabled";
        return Results.StatusCode(201);
    }

    private IResult Delete(string[] emails)
    {
        if (!Keeps)
        {
            foreach (var email in emails)
            {
                Addresses.Remove(email);
                Users.Remove(email);
                Lists.ForEach(list => list.Members.Remove(email));
            }
        }

        return Results.NoContent();
    }

    private IEnumerable<(string Id, MailmanList List, string Email, string Status)> Members() =>
        Lists.SelectMany(list => list.Members.Select(one => ($"{Lists.IndexOf(list)}0{Users[one.Key]}", list, one.Key, one.Value)));

    private IEnumerable<JsonObject> Found(string email, string? list) =>
        Members().Where(one => string.Equals(one.Email, email, StringComparison.OrdinalIgnoreCase) && (list is null || IdOf(one.List) == list))
            .Select(one => new JsonObject { ["email"] = one.Email, ["list_id"] = IdOf(one.List), ["role"] = "member", ["member_id"] = one.Id, ["user"] = UserLink(one.Email) });

    private JsonObject AddressOf(string email) => Users.ContainsKey(email) ? new JsonObject { ["email"] = email, ["user"] = UserLink(email) } : new JsonObject { ["email"] = email };

    private string UserLink(string email) => $"http://localhost:8001/3.1/users/{Users[email]}";

    private MailmanList? ById(string id) => Lists.FirstOrDefault(list => IdOf(list) == id);

    private static JsonObject Of(MailmanList list) => new() { ["list_id"] = IdOf(list), ["list_name"] = list.Name, ["display_name"] = list.DisplayName, ["mail_host"] = MailHost, ["member_count"] = list.Members.Count };

    private static string IdOf(MailmanList list) => $"{list.Name}.{MailHost}";

    private string NewId() => $"{++_last:x32}";

    /// <summary>Without entries when there are none.</summary>
    private static IResult Page(IEnumerable<JsonObject> rows)
    {
        JsonNode?[] all = [.. rows];
        var page = new JsonObject { ["start"] = 0, ["total_size"] = all.Length };
        if (all.Length > 0)
        {
            page["entries"] = new JsonArray(all);
        }

        return Results.Json(page);
    }

    private static IResult NotFound() => Problem(404, "404 Not Found");

    private static IResult Problem(int status, string description) => Results.Json(new JsonObject { ["title"] = $"{status} Problem", ["description"] = description }, statusCode: status);
}
