using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Mailman;

/// <summary>Mailman's members of mailing lists. Who leaves is a member no more, and nothing there remembers it.</summary>
internal sealed class MailmanTool(MailmanCalls calls, ListToolOptions options) : IListTool
{
    private readonly MailmanLists _lists = new(calls, options);

    public string Product => "Mailman";

    public bool ShowsPending => false;

    public bool ForgetsLeavers => true;

    public async Task<ListState> StateAsync(string email, string list, CancellationToken cancellationToken)
    {
        if (await _lists.FindAsync(list, cancellationToken) is not { } id)
        {
            return new ListState { List = _lists.FutureIdOf(list) };
        }

        var found = await calls.SearchAsync("members/find", new JsonObject { ["subscriber"] = email, ["list_id"] = id, ["role"] = "member" }, cancellationToken);
        return found.FirstOrDefault(row => IsOf(row, email)) is not { } member ? new ListState { List = id }
            : new ListState { List = id, Member = IdIn(member["member_id"]), IsOn = true, Refusal = await RefusalAsync(member, cancellationToken) };
    }

    public async Task<ListAddition> AddAsync(ListPerson person, string list, ListState state, CancellationToken cancellationToken)
    {
        var id = await _lists.FindAsync(list, cancellationToken) ?? await _lists.CreateAsync(list, cancellationToken);
        var body = new JsonObject
        {
            ["list_id"] = id,
            ["subscriber"] = person.Email,
            ["pre_verified"] = !options.DoubleOptIn,
            ["pre_confirmed"] = !options.DoubleOptIn,
            ["pre_approved"] = true,
            ["send_welcome_message"] = false,
        };
        if (string.Join(' ', new[] { person.GivenName, person.FamilyName }.OfType<string>()) is { Length: > 0 } name)
        {
            // Taken for an address that is new to Mailman only.
            body["display_name"] = name;
        }

        try
        {
            var (status, answer) = await calls.TryAsync("members", body, cancellationToken);
            return new ListAddition(MailmanErrors.RefusalOf(status, answer), IsAsked: status == 202);
        }
        catch (VendorTrouble trouble) when (trouble.Status is not WriteStatus.Unknown)
        {
            // It may be the list that is not there any more.
            _lists.Forget(list);
            throw;
        }
    }

    public async Task<ListToolProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var version = VendorJson.Text((await calls.GetAsync("system/versions", cancellationToken))["mailman_version"]) ?? "GNU Mailman of an unknown version";
        var lists = await _lists.AllAsync(cancellationToken);
        return new ListToolProbe(
            $"{version}, lists of the domain {_lists.MailHost}",
            [.. (lists ?? []).Select(MailmanLists.NameOf).OfType<string>().Order(StringComparer.Ordinal)],
            lists is null ? [new CrmMissing($"domain {_lists.MailHost} in Mailman", MailmanErrors.NoDomain, CanBeCreated: false)] : []);
    }

    public Task<CrmErasure> EraseAsync(string email, CancellationToken cancellationToken) => new MailmanErasure(calls, _lists).RunAsync(email, cancellationToken);

    /// <summary>A search with an asterisk finds others, too.</summary>
    internal static bool IsOf(JsonObject row, string email) => string.Equals(VendorJson.Text(row["email"]), email, StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing else is put into a path.</summary>
    /// <exception cref="VendorTrouble">It is no id.</exception>
    internal static string IdIn(JsonNode? value) => VendorJson.Text(value) is { } id && id.All(char.IsAsciiLetterOrDigit) ? id : throw MailmanErrors.Of(502, null, null, isWrite: false);

    /// <summary>Of the list, the address and the person together, as Mailman itself decides by it who gets a mailing.</summary>
    private async Task<string?> RefusalAsync(JsonObject member, CancellationToken cancellationToken) =>
        VendorJson.Text((await calls.GetAsync($"members/{IdIn(member["member_id"])}/all/preferences", cancellationToken))["delivery_status"]) switch
        {
            null or "enabled" => null,
            "by_user" => "is on this list in Mailman and has switched off its delivery.",
            "by_bounces" => "is on this list in Mailman, which delivers nothing to it, since its address bounced.",
            "by_moderator" => "is on this list in Mailman, where a moderator has switched off its delivery.",
            _ => "is on this list in Mailman, which delivers nothing to it.",
        };
}
