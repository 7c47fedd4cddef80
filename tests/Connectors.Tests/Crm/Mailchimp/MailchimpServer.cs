using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailchimp;

/// <summary>
/// As much of Mailchimp as the connector calls, in memory, answering as its documentation and error glossary say: a contact is
/// named by the MD5 of its address, who opted out or was deleted for good is not subscribed, and a tag that is not there is made.
/// </summary>
internal sealed class MailchimpServer : FaultyServer
{
    public const string Key = "0123456789abcdef-us21";
    public const string Audience = "a1b2c3d4e5";
    private const string Other = "f6a7b8c9d0";
    private readonly HashSet<string> _forgotten = new(StringComparer.Ordinal);

    /// <summary>Names of audiences by id.</summary>
    public Dictionary<string, string> Audiences { get; } = new(StringComparer.Ordinal) { [Audience] = "Kunden", [Other] = "Lieferanten" };

    /// <summary>By audience and hash.</summary>
    public Dictionary<(string Audience, string Hash), MailchimpMember> Members { get; } = [];

    /// <summary>Tags in the order they were made.</summary>
    public List<string> Tags { get; } = [];

    /// <summary>Asked to confirm, in order.</summary>
    public List<string> Asked { get; } = [];

    public bool Keeps { get; set; }

    /// <summary>Path with query of every call, in order.</summary>
    public List<string> Paths { get; } = [];

    public MailchimpMember? ByEmail(string email, string audience = Audience) => Members.GetValueOrDefault((audience, HashOf(email)));

    public MailchimpMember Put(string email, string status, string audience = Audience)
    {
        var member = ByEmail(email, audience) ?? new MailchimpMember { Email = email, Status = status };
        member.Status = status;
        return Members[(audience, HashOf(email))] = member;
    }

    public void PutElsewhere(string email) => Put(email, "unsubscribed", Other);

    public static string HashOf(string email)
    {
#pragma warning disable CA5351 // Mailchimp's own name of a contact; nothing is protected by it.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())));
#pragma warning restore CA5351
    }

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        if (fault != Fault.Busy)
        {
            return Problem(401, "API Key Invalid", "Your API key may be invalid, or you've attempted to access the wrong datacenter.");
        }

        http.Response.Headers.RetryAfter = "1";
        return Problem(429, "Too Many Requests", "You have exceeded the limit of 10 simultaneous connections.");
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var body = http.Request.ContentLength is > 0 ? (await JsonNode.ParseAsync(http.Request.Body))!.AsObject() : [];
        lock (Gate)
        {
            Paths.Add($"{http.Request.Path}{http.Request.QueryString}");
        }

        var parts = http.Request.Path.Value!.Trim('/').Split('/')[1..];
        var operation = $"{http.Request.Method} {string.Join('/', parts.Where((_, i) => i is not (1 or 3)))}";
        var allowed = http.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"workflowconnect:{Key}"))}";
        return (operation, () => allowed ? Route(operation, parts, body) : Answer(Fault.Key, http));
    }

    private IResult Route(string operation, string[] parts, JsonObject body)
    {
        if (parts.Length > 1 && !Audiences.ContainsKey(parts[1]))
        {
            return NotFound();
        }

        var key = parts.Length > 3 ? (parts[1], parts[3]) : default;
        return operation switch
        {
            "GET " => Results.Json(new JsonObject { ["account_name"] = "Muster GmbH", ["email"] = "owner@example.org" }),
            "GET lists" => Results.Json(new JsonObject { ["lists"] = new JsonArray([.. Audiences.Select(one => (JsonNode?)new JsonObject { ["id"] = one.Key, ["name"] = one.Value })]) }),
            "GET lists/tag-search" => Results.Json(new JsonObject { ["tags"] = new JsonArray([.. Tags.Select((tag, i) => (JsonNode?)new JsonObject { ["id"] = i, ["name"] = tag })]) }),
            "GET lists/members" => Members.TryGetValue(key, out var member) ? Results.Json(Of(key.Item2, member)) : NotFound(),
            "PUT lists/members" => Write(key, body),
            "POST lists/members/tags" => Members.TryGetValue(key, out var tagged) ? Tag(tagged, body) : NotFound(),
            "POST lists/members/actions/delete-permanent" => Delete(key),
            _ => NotFound(),
        };
    }

    private IResult Write((string Audience, string Hash) key, JsonObject body)
    {
        var email = (string)body["email_address"]!;
        if (HashOf(email) != key.Hash || email.EndsWith(".invalid", StringComparison.Ordinal))
        {
            return Problem(400, "Invalid Resource", $"{email} looks fake or invalid, please enter a real email address.");
        }

        if (_forgotten.Contains(key.Hash))
        {
            return Problem(400, "Forgotten Email Not Subscribed", $"{email} was permanently deleted and cannot be re-imported. The contact must re-subscribe to get back on the list.");
        }

        var isNew = !Members.TryGetValue(key, out var member);
        var status = (string?)body["status"] ?? (isNew ? (string)body["status_if_new"]! : member!.Status);
        if (!isNew && status == "subscribed" && member!.Status is "unsubscribed" or "cleaned")
        {
            return member.Status == status ? Results.Json(Of(key.Hash, member)) : Problem(400, "Member In Compliance State", $"{email} is in a compliance state due to unsubscribe, bounce, or compliance review and cannot be subscribed.");
        }

        member ??= new MailchimpMember { Email = email, Status = status };
        if (status == "pending" && (isNew || member.Status != "pending"))
        {
            Asked.Add(email);
        }

        member.Status = status;
        foreach (var (field, value) in body["merge_fields"] as JsonObject ?? [])
        {
            member.Fields[field] = (string)value!;
        }

        Members[key] = member;
        return Results.Json(Of(key.Hash, member));
    }

    private IResult Tag(MailchimpMember member, JsonObject body)
    {
        foreach (var name in body["tags"]!.AsArray().Where(tag => (string?)tag!["status"] == "active").Select(tag => (string)tag!["name"]!))
        {
            var known = Tags.FirstOrDefault(tag => string.Equals(tag, name, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                Tags.Add(name);
            }

            member.Tags.Add(known ?? name);
        }

        return Results.NoContent();
    }

    private IResult Delete((string Audience, string Hash) key)
    {
        if (!Members.ContainsKey(key))
        {
            return NotFound();
        }

        if (!Keeps)
        {
            Members.Remove(key);
            _forgotten.Add(key.Hash);
        }

        return Results.NoContent();
    }

    private static JsonObject Of(string hash, MailchimpMember member) => new()
    {
        ["id"] = hash,
        ["email_address"] = member.Email,
        ["status"] = member.Status,
        ["tags"] = new JsonArray([.. member.Tags.Select((tag, i) => (JsonNode?)new JsonObject { ["id"] = i, ["name"] = tag })]),
    };

    private static IResult NotFound() => Problem(404, "Resource Not Found", "The requested resource could not be found.");

    private static IResult Problem(int status, string title, string detail) => Results.Json(
        new JsonObject { ["type"] = "https://mailchimp.com/developer/marketing/docs/errors/", ["title"] = title, ["status"] = status, ["detail"] = detail, ["instance"] = "1" },
        contentType: "application/problem+json",
        statusCode: status);
}
