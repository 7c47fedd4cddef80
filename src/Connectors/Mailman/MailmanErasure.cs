using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Mailman;

/// <summary>
/// Removes a person from Mailman: requests that wait, and the user with all addresses and memberships, as member, owner or moderator.
/// Mailman sends no good-bye then, as it would for each membership by itself.
/// </summary>
internal sealed class MailmanErasure(MailmanCalls calls, MailmanLists lists)
{
    private const int MostTries = 3;

    public async Task<CrmErasure> RunAsync(string email, CancellationToken cancellationToken)
    {
        var done = new List<string>();
        for (var tries = 0; ; tries++)
        {
            var (requests, path) = (await RequestsAsync(email, cancellationToken), await PathAsync(email, cancellationToken));
            if (requests.Count == 0 && path is null)
            {
                return new CrmErasure(IsErased: true, [.. done.Distinct(), "nobody of that address is in Mailman, as read back"], HasSlash(email) ? [.. Remains, Unnameable] : Remains);
            }

            if (tries == MostTries)
            {
                return new CrmErasure(IsErased: false, [], ["the user or its requests in Mailman, which did not go away: delete it there"]);
            }

            foreach (var request in requests)
            {
                await TryAsync(HttpMethod.Post, request, new JsonObject { ["action"] = "discard" }, cancellationToken);
                done.Add("requests in Mailman to be put on a list");
            }

            if (path is not null)
            {
                await TryAsync(HttpMethod.Delete, path, null, cancellationToken);
                done.Add("the user in Mailman, with all its addresses and memberships");
            }
        }
    }

    private static string[] Remains =>
    [
        "archives of the lists (HyperKitty), digests and Mailman's logs: to be cleared by its operator",
        "logs of the mail server that Mailman sends by: they end by its own rules",
        "a ban of the address in Mailman, where there is one: it keeps the person off the lists",
        "nothing, in Mailman or here, remembers any more whether the person has left a list: who fills in a form again is put on lists again",
    ];

    private const string Unnameable = "the address itself in Mailman, if it belongs to no user there: it has a slash, and Mailman's REST API cannot name it";

    /// <summary>Paths of what waits to be confirmed or moderated; they are not part of a user, and last for days.</summary>
    private async Task<IReadOnlyList<string>> RequestsAsync(string email, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var list in (await lists.AllAsync(cancellationToken) ?? []).Select(list => VendorJson.Text(list["list_id"])).OfType<string>().Select(Uri.EscapeDataString))
        {
            var waiting = await calls.FindAsync($"lists/{list}/requests", cancellationToken);
            paths.AddRange(VendorJson.Rows(waiting?["entries"]).Where(row => MailmanTool.IsOf(row, email)).Select(row => $"lists/{list}/requests/{MailmanTool.IdIn(row["token"])}"));
        }

        return paths;
    }

    /// <summary>Path of the user, or of the address when nobody has it; null when there is neither.</summary>
    private async Task<string?> PathAsync(string email, CancellationToken cancellationToken)
    {
        JsonObject[] memberships = [.. (await calls.SearchAsync("members/find", new JsonObject { ["subscriber"] = email }, cancellationToken)).Where(row => MailmanTool.IsOf(row, email))];
        if (memberships.Select(UserOf).OfType<string>().FirstOrDefault() is { } user)
        {
            return user;
        }

        if (HasSlash(email))
        {
            return await UserWithSlashAsync(email, cancellationToken) ?? memberships.Select(row => $"members/{MailmanTool.IdIn(row["member_id"])}").FirstOrDefault();
        }

        var path = $"addresses/{Uri.EscapeDataString(email)}";
        return await calls.FindAsync(path, cancellationToken) is { } address ? UserOf(address) ?? path : null;
    }

    /// <summary>A slash cannot be written into a path of Mailman's. The search finds parts of addresses and names, too.</summary>
    private async Task<string?> UserWithSlashAsync(string email, CancellationToken cancellationToken)
    {
        var found = await calls.GetAsync($"users/find?q={Uri.EscapeDataString(email)}", cancellationToken);
        foreach (var path in VendorJson.Rows(found["entries"]).Select(row => $"users/{MailmanTool.IdIn(row["user_id"])}"))
        {
            if (await calls.FindAsync($"{path}/addresses", cancellationToken) is { } addresses && VendorJson.Rows(addresses["entries"]).Any(row => MailmanTool.IsOf(row, email)))
            {
                return path;
            }
        }

        return null;
    }

    private static string? UserOf(JsonObject row) => VendorJson.Text(row["user"]) is { } link ? $"users/{MailmanTool.IdIn(JsonValue.Create(link[(link.LastIndexOf('/') + 1)..]))}" : null;

    private static bool HasSlash(string email) => email.Contains('/', StringComparison.Ordinal);

    /// <summary>Whether it was done is read back in any case.</summary>
    private async Task TryAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        try
        {
            await calls.WriteAsync(method, path, body, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Unknown)
        {
        }
    }
}
