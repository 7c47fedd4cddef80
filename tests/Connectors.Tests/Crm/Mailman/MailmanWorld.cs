using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Mailman;
using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

internal sealed class MailmanWorld() : ListWorld(ListToolKind.Mailman, MailmanServer.Password)
{
    /// <summary>The list that the contract puts people on.</summary>
    public const string Newsletter = "Newsletter";
    private const string Banned = "banned";

    public MailmanServer Mailman { get; } = new();

    public override FaultyServer Server => Mailman;

    public override string Account => "GNU Mailman 3.3.8 (Tom Sawyer), lists of the domain lists.example";

    public override int CallsPerNewContact => 2;

    public override int CallsPerKnownContact => 2;

    public override IReadOnlyList<(string List, string Email)> Members =>
        [.. Mailman.Lists.SelectMany(list => list.Members.Where(one => one.Value == "enabled").Select(one => (list.DisplayName, one.Key)))];

    public override IReadOnlyList<string> Lists => [.. Mailman.Lists.Select(list => list.DisplayName)];

    public override IReadOnlyList<string> Contacts => [.. Mailman.Addresses.Keys];

    public override IReadOnlyList<string> Asked => Mailman.Asked;

    public override IReadOnlyList<(string State, string Word)> Refusals => AllRefusals;

    public static IReadOnlyList<(string State, string Word)> AllRefusals => [(Banned, "banned"), ("by_user", "switched off its delivery"), ("by_bounces", "bounced"), ("by_moderator", "moderator")];

    public override string? GivenNameOf(string email) => Mailman.Addresses[email].Split(' ')[0];

    public override void Put(string email, string? state, string? givenName = null)
    {
        Mailman.Know(email, givenName);
        if (state == Banned)
        {
            Mailman.List(Newsletter).Bans.Add(email);
        }
        else if (state is not null)
        {
            Mailman.List(Newsletter).Members[email] = state;
        }
    }

    public override string? StateOf(string email) => Mailman.List(Newsletter).Bans.Contains(email) ? Banned : Mailman.List(Newsletter).Members.GetValueOrDefault(email) is { } status and not "enabled" ? status : null;

    public override void Confirm(string email)
    {
        foreach (var list in Mailman.Lists.Where(list => list.Requests.Remove(email)))
        {
            list.Members[email] = "enabled";
        }
    }

    public override void KeepAll() => Mailman.Keeps = true;

    public override string Operation(ListStep step) => StepOf(step);

    public static string StepOf(ListStep step) => step switch
    {
        ListStep.Delete => "DELETE users",
        ListStep.MakeList => "POST lists",
        _ => "POST members",
    };

    /// <summary>Path of an operation, without what names something of somebody.</summary>
    public static string NameOf(string[] parts) => parts switch
    {
        ["system" or "members", "versions" or "find"] => string.Join('/', parts),
        ["members", _, "all", "preferences"] => "members/preferences",
        [var what, _] => what,
        [var what, _, var part, ..] => $"{what}/{part}",
        _ => string.Join('/', parts),
    };

    protected override IListTool Tool(VendorHttp http, Func<CancellationToken, Task<string?>> key) => ToolOf(Options, http, key);

    public static IListTool ToolOf(ListToolOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> key) => new MailmanTool(new MailmanCalls(options, http, key, TimeProvider.System), options);
}
