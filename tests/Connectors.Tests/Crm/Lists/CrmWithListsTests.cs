using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Connectors.BuiltIn;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Tests.Crm.Brevo;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Storage;

namespace WorkflowConnect.Connectors.Tests.Crm.Lists;

/// <summary>The CRM behind a newsletter tool.</summary>
public sealed class CrmWithListsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outcomes_come_in_the_order_of_the_writes_and_only_lists_go_to_the_tool()
    {
        await using var world = new BrevoWorld();
        await world.Brevo.StartAsync();
        var contact = world.Crm.Add("anna@example.org");
        CrmWrite[] writes =
        [
            new MarkScreened("m1", contact, default, "clear", null), new MarkScreened("m2", contact, default, "clear", null),
            new AddToList("l1", contact, "Newsletter"), new MarkScreened("m3", contact, default, "clear", null), new AddToList("l2", contact, "Messe"),
        ];
        var outcomes = await world.Worker().WriteAsync(writes, Token);
        outcomes.Select(outcome => outcome.Reference).ShouldBe(["m1", "m2", "Newsletter", "m3", "Messe"]);
        world.Crm.Writes.Select(write => write.IdempotencyKey).ShouldBe(["m1", "m2", "m3"]);
        world.Members.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_lead_in_the_built_in_crm_gets_onto_a_list_of_the_tool_and_is_erased_there()
    {
        await using var world = new BrevoWorld();
        await world.Brevo.StartAsync();
        var crm = world.Worker(new BuiltInCrm(world.Database, new Ids(), TimeProvider.System));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.GivenName] = "Anna", [CrmFields.FamilyName] = "Groß", [CrmFields.Email] = "anna@example.org" };
        var contact = (await crm.WriteAsync([new UpsertRecord("p1", RecordKind.Contact, fields)], Token))[0].Record!;
        (await crm.WriteAsync([new AddToList("l1", contact, "Newsletter")], Token))[0].Status.ShouldBe(WriteStatus.Created);
        world.Members.ShouldBe([("Newsletter", "anna@example.org")]);
        (await crm.ProbeAsync(Token)).Lists.ShouldBe(["Newsletter"]);
        var erasure = await crm.EraseAsync(contact, Token);
        world.Contacts.ShouldBeEmpty();
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        (await crm.FindAsync(contact, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_contact_without_an_address_is_erased_in_the_crm_and_the_tool_is_named()
    {
        await using var world = new BrevoWorld();
        await world.Brevo.StartAsync();
        var erasure = await world.Worker().EraseAsync(world.Crm.Add(null), Token);
        erasure.IsErased.ShouldBeTrue();
        erasure.Remains.ShouldHaveSingleItem().ShouldContain("Brevo");
    }

    [Theory]
    [InlineData("Brevo", typeof(CrmWithLists))]
    [InlineData("Mailchimp", typeof(CrmWithLists))]
    [InlineData("Mailman", typeof(CrmWithLists))]
    [InlineData("Crm", typeof(BuiltInCrm))]
    public async Task The_configuration_chooses_where_the_lists_are(string kind, Type expected)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Crm:Lists:Kind"] = kind, ["Crm:Lists:Audience"] = "Kunden", ["Crm:Lists:MailHost"] = "lists.example" };
        if (kind == "Mailman")
        {
            settings["Crm:Lists:Address"] = "http://127.0.0.1:8001";
        }

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddStorage(o => o.File = Path.Combine(Path.GetTempPath(), "never-opened.db"));
        services.AddCrm();
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<ChosenCrm>().Crm.ShouldBeOfType(expected);
    }

    private sealed class Ids : IIdSource
    {
        private int _last;

        public string NewId() => $"id{++_last}";
    }
}
