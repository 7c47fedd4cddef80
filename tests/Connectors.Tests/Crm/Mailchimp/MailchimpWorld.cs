using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Mailchimp;
using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailchimp;

internal sealed class MailchimpWorld() : ListWorld(ListToolKind.Mailchimp, MailchimpServer.Key)
{
    private const string Subscribed = "subscribed";

    public MailchimpServer Mailchimp { get; } = new();

    public override FaultyServer Server => Mailchimp;

    public override int CallsPerNewContact => 3;

    public override int CallsPerKnownContact => 2;

    public override IReadOnlyList<(string List, string Email)> Members =>
        [.. Mailchimp.Members.Values.Where(member => member.Status == Subscribed).SelectMany(member => member.Tags.Select(tag => (tag, member.Email)))];

    public override IReadOnlyList<string> Lists => Mailchimp.Tags;

    public override IReadOnlyList<string> Contacts => [.. Mailchimp.Members.Values.Select(member => member.Email)];

    public override IReadOnlyList<string> Asked => Mailchimp.Asked;

    public override IReadOnlyList<(string State, string Word)> Refusals => [("unsubscribed", "opted out"), ("cleaned", "bounced"), ("archived", "archived")];

    public override string? GivenNameOf(string email) => Mailchimp.ByEmail(email)!.Fields.GetValueOrDefault("FNAME");

    public override void Put(string email, string? state, string? givenName = null)
    {
        var member = Mailchimp.Put(email, state ?? Subscribed);
        if (givenName is not null)
        {
            member.Fields["FNAME"] = givenName;
        }
    }

    public override string? StateOf(string email) => Mailchimp.ByEmail(email)!.Status is var status && status == Subscribed ? null : status;

    public override void Confirm(string email) => Mailchimp.Put(email, Subscribed);

    public override void KeepAll() => Mailchimp.Keeps = true;

    public override string Operation(ListStep step) => step switch
    {
        ListStep.Create => "PUT lists/members",
        ListStep.Delete => "POST lists/members/actions/delete-permanent",
        _ => "POST lists/members/tags",
    };

    protected override IListTool Tool(VendorHttp http, Func<CancellationToken, Task<string?>> key) => new MailchimpTool(new MailchimpCalls(Options, http, key, TimeProvider.System), Options);
}
