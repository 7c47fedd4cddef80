using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>The real Mailman, empty but for a domain; what is there is asked by its REST API.</summary>
internal sealed class RealMailmanWorld : ListWorld
{
    private const string Banned = "banned";
    private readonly MailmanProcess _mailman;
    private readonly MailmanProxy _proxy;

    public RealMailmanWorld(MailmanProcess mailman)
        : base(ListToolKind.Mailman, MailmanServer.Password)
    {
        Assert.SkipUnless(MailmanProcess.IsInstalled, "Mailman is not installed (Debian: mailman3).");
        (_mailman, _proxy) = (mailman, new MailmanProxy(mailman));
        Options.MailHost = mailman.Begin();
    }

    public override FaultyServer Server => _proxy;

    public override string Account => $"{_mailman.Version}, lists of the domain {Options.MailHost}";

    public override int CallsPerNewContact => 2;

    public override int CallsPerKnownContact => 2;

    public override IReadOnlyList<(string List, string Email)> Members =>
    [
        .. AllLists.SelectMany(list => _mailman.Rows("members/find", new JsonObject { ["list_id"] = list["list_id"]!.DeepClone(), ["role"] = "member", ["delivery_status"] = "enabled" })
            .Select(member => ((string)list["display_name"]!, (string)member["email"]!))),
    ];

    public override IReadOnlyList<string> Lists => [.. AllLists.Select(list => (string)list["display_name"]!)];

    public override IReadOnlyList<string> Contacts => [.. _mailman.Rows("addresses").Select(address => (string)address["email"]!)];

    /// <summary>Whom it sends an e-mail is not seen, but that it does.</summary>
    public override IReadOnlyList<string> Asked => [.. Enumerable.Repeat("somebody", _mailman.Mails)];

    public override IReadOnlyList<(string State, string Word)> Refusals => MailmanWorld.AllRefusals;

    public string NewsletterId => $"newsletter.{Options.MailHost}";

    private IEnumerable<JsonObject> AllLists => _mailman.Rows($"domains/{Options.MailHost}/lists");

    public override string? GivenNameOf(string email) => ((string?)_mailman.Ask(HttpMethod.Get, $"addresses/{email}")?["display_name"])?.Split(' ')[0];

    public override void Put(string email, string? state, string? givenName = null)
    {
        _mailman.Ask(HttpMethod.Post, "users", new JsonObject { ["email"] = email, ["display_name"] = givenName ?? "" });
        if (state is null)
        {
            return;
        }

        _mailman.Ask(HttpMethod.Post, "lists", new JsonObject { ["fqdn_listname"] = $"newsletter@{Options.MailHost}" });
        if (state == Banned)
        {
            _mailman.Ask(HttpMethod.Post, $"lists/{NewsletterId}/bans", new JsonObject { ["email"] = email });
            return;
        }

        _mailman.Ask(HttpMethod.Post, "members", new JsonObject { ["list_id"] = NewsletterId, ["subscriber"] = email, ["pre_verified"] = true, ["pre_confirmed"] = true, ["pre_approved"] = true, ["send_welcome_message"] = false });
        _mailman.Ask(HttpMethod.Patch, $"members/{MemberOf(email)!["member_id"]}/preferences", new JsonObject { ["delivery_status"] = state });
    }

    public override string? StateOf(string email) =>
        _mailman.Send(HttpMethod.Get, $"lists/{NewsletterId}/bans/{email}", null).Status == 200 ? Banned
        : MemberOf(email) is { } member && (string?)_mailman.Ask(HttpMethod.Get, $"members/{member["member_id"]}/preferences")!["delivery_status"] is { } status and not "enabled" ? status
        : null;

    /// <summary>As the link in the e-mail does.</summary>
    public override void Confirm(string email)
    {
        foreach (var list in AllLists.Select(list => (string)list["list_id"]!))
        {
            foreach (var request in _mailman.Rows($"lists/{list}/requests").Where(request => (string)request["email"]! == email))
            {
                _mailman.Ask(HttpMethod.Post, $"lists/{list}/requests/{request["token"]}", new JsonObject { ["action"] = "accept" });
            }
        }
    }

    public void Leave(string email) => _mailman.Ask(HttpMethod.Delete, $"members/{MemberOf(email)!["member_id"]}");

    public override void KeepAll() => _proxy.Keeps = true;

    public override string Operation(ListStep step) => MailmanWorld.StepOf(step);

    protected override IListTool Tool(VendorHttp http, Func<CancellationToken, Task<string?>> key) => MailmanWorld.ToolOf(Options, http, key);

    private JsonObject? MemberOf(string email) => _mailman.Rows("members/find", new JsonObject { ["subscriber"] = email, ["list_id"] = NewsletterId, ["role"] = "member" }).FirstOrDefault();
}
