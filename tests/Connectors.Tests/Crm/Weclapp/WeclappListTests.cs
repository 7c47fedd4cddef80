using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Weclapp;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>Tags as lists: consent is read and never given, and who left stays away.</summary>
public sealed class WeclappListTests : IAsyncLifetime
{
    private readonly WeclappWorld _world = new();
    private VendorCrm _crm = null!;
    private RecordRef _contact = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Weclapp.StartAsync();
        _crm = _world.Worker();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Anna Groß", [CrmFields.Email] = "anna@example.org" };
        _contact = (await _crm.WriteAsync([new UpsertRecord("p1", RecordKind.Contact, fields)], Token))[0].Record!;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Consent_that_was_withdrawn_keeps_the_contact_off_every_list()
    {
        _world.Weclapp.Party(_contact.Id)["optInEmail"] = true;
        (await AddAsync("l1", "Newsletter")).Status.ShouldBe(WriteStatus.Created);
        _world.Weclapp.Party(_contact.Id)["optInEmail"] = false;
        (await AddAsync("l2", "Messe")).Message.ShouldNotBeNull().ShouldContain("opted out of all mailings");
        (await _crm.FindAsync(_contact, Token))!.HasOptedOut.ShouldBeTrue();
        _world.Members.ShouldNotContain(m => m.List == "Messe");
    }

    [Fact]
    public async Task Who_was_put_on_a_list_by_people_and_consented_later_is_remembered_too()
    {
        var party = _world.Weclapp.Party(_contact.Id);
        party["tags"] = new System.Text.Json.Nodes.JsonArray("Newsletter");
        (await AddAsync("l1", "Newsletter")).Status.ShouldBe(WriteStatus.Unchanged);
        party["optInEmail"] = true;
        (await AddAsync("l2", "Newsletter")).Status.ShouldBe(WriteStatus.Unchanged);
        var version = (string)party["version"]!;
        await AddAsync("l3", "Newsletter");
        ((string)party["version"]!).ShouldBe(version);
        (party["optInEmail"], party["tags"]) = (false, null);
        (await AddAsync("l4", "Newsletter")).Message.ShouldNotBeNull().ShouldContain("all mailings");
        party["optInEmail"] = true;
        (await AddAsync("l5", "Newsletter")).Message.ShouldNotBeNull().ShouldContain("took its tag away");
    }

    [Theory]
    [InlineData("+1 Club", true)]
    [InlineData("-10 %", false)]
    [InlineData("Kiel; Lübeck", true)]
    public void A_list_may_be_called_as_it_likes(string list, bool consents)
    {
        var memory = ListMemory.Of(ListMemory.Of(null).With(list, consents).ToString());
        memory.Holds(list).ShouldBeTrue();
        memory.HasWithdrawn(consents: false).ShouldBe(consents);
        memory.With(list, consents: false).HasWithdrawn(consents: false).ShouldBe(consents);
    }

    [Fact]
    public async Task Consent_is_never_given_by_us()
    {
        await AddAsync("l1", "Newsletter");
        ((bool)_world.Weclapp.Party(_contact.Id)["optInEmail"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_lists_need_consent_nobody_is_put_on_one_without_it()
    {
        _world.Options.ListsNeedOptIn = true;
        (await AddAsync("l1", "Newsletter")).Message.ShouldNotBeNull().ShouldContain("not opted in");
        _world.Members.ShouldBeEmpty();
        _world.Weclapp.Party(_contact.Id)["optInEmail"] = true;
        (await AddAsync("l2", "Newsletter")).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task Tags_that_people_gave_stay_and_one_that_is_spelt_otherwise_is_the_same()
    {
        _world.Weclapp.Entities["tag"][10] = new() { ["id"] = "10", ["name"] = "newsletter" };
        _world.Weclapp.Party(_contact.Id)["tags"] = new System.Text.Json.Nodes.JsonArray("VIP");
        await AddAsync("l1", "Newsletter");
        _world.Members.Select(m => m.List).ShouldBe(["VIP", "newsletter"]);
        _world.Weclapp.Entities["tag"].Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_field_that_remembers_lists_nobody_is_put_on_one()
    {
        _world.Weclapp.Entities["customAttributeDefinition"].Clear();
        var refused = await _world.Worker().WriteAsync([new AddToList("l1", _contact, "Newsletter")], Token);
        refused[0].Status.ShouldBe(WriteStatus.Retryable);
        refused[0].Message.ShouldNotBeNull().ShouldContain("crm provision");
        _world.Members.ShouldBeEmpty();
    }

    private async Task<WriteOutcome> AddAsync(string key, string list) => (await _crm.WriteAsync([new AddToList(key, _contact, list)], Token))[0];
}
