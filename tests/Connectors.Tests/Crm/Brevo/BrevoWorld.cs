using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Brevo;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Brevo;

internal sealed class BrevoWorld : ListWorld
{
    private const string Blocked = "blocked";

    public BrevoWorld()
        : base(ListToolKind.Brevo, BrevoServer.Key) => (Options.DoubleOptInTemplate, Options.DoubleOptInRedirect) = (5, new Uri("https://example.org/danke"));

    public BrevoServer Brevo { get; } = new();

    public override FaultyServer Server => Brevo;

    public override int CallsPerNewContact => 2;

    public override int CallsPerKnownContact => 2;

    public override IReadOnlyList<(string List, string Email)> Members =>
    [
        .. Brevo.Contacts.Values.Where(contact => !(bool)contact["emailBlacklisted"]!)
            .SelectMany(contact => contact["listIds"]!.AsArray().Select(list => (Brevo.Lists[(long)list!], (string)contact["email"]!))),
    ];

    public override IReadOnlyList<string> Lists => [.. Brevo.Lists.Values];

    public override IReadOnlyList<string> Contacts => [.. Brevo.Contacts.Values.Select(contact => (string)contact["email"]!)];

    public override IReadOnlyList<string> Asked => [.. Brevo.Asked.Select(asked => asked.Email)];

    public override IReadOnlyList<(string State, string Word)> Refusals => [(Blocked, "block list")];

    public override string? GivenNameOf(string email) => (string?)Brevo.ByEmail(email)!["attributes"]!["VORNAME"];

    public override void Put(string email, string? state, string? givenName = null)
    {
        var contact = Brevo.ByEmail(email) ?? Brevo.Put(email, givenName is null ? [] : new JsonObject { ["VORNAME"] = givenName });
        contact["emailBlacklisted"] = state == Blocked;
    }

    public override string? StateOf(string email) => (bool)Brevo.ByEmail(email)!["emailBlacklisted"]! ? Blocked : null;

    public override void Confirm(string email)
    {
        foreach (var (asked, list) in Brevo.Asked.Where(asked => asked.Email == email))
        {
            BrevoServer.Join(Brevo.ByEmail(asked) ?? Brevo.Put(asked, []), list);
        }
    }

    public override void KeepAll() => Brevo.Keeps = true;

    public override string Operation(ListStep step) => step switch
    {
        ListStep.Create => "POST contacts",
        ListStep.Join => "POST contacts/lists/contacts/add",
        ListStep.MakeList => "POST contacts/lists",
        _ => "DELETE contacts",
    };

    protected override IListTool Tool(VendorHttp http, Func<CancellationToken, Task<string?>> key) => new BrevoTool(new BrevoCalls(Options, http, key, TimeProvider.System), Options);
}
