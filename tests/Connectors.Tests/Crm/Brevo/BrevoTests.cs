using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Brevo;

/// <summary>What only Brevo does.</summary>
public sealed class BrevoTests : IAsyncLifetime
{
    private const string Anna = "anna@example.org";
    private readonly BrevoWorld _world = new();
    private CrmWithLists _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Brevo.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_opt_out_of_one_list_keeps_off_this_list_only()
    {
        var (list, contact) = (_world.Brevo.AddList("Newsletter"), _world.Brevo.Put(Anna, []));
        contact["listUnsubscribed"] = new JsonArray(list);
        var refused = await AddAsync("l1", Anna, "Newsletter");
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain("opted out of this list");
        (await AddAsync("l2", Anna, "Messe")).Status.ShouldBe(WriteStatus.Created);
        _world.Members.ShouldBe([("Messe", Anna)]);
    }

    [Fact]
    public async Task A_list_is_found_on_a_later_page_and_of_two_of_one_name_the_older_is_taken()
    {
        for (var i = 0; i < 60; i++)
        {
            _world.Brevo.AddList($"Liste {i}");
        }

        var older = _world.Brevo.AddList("Newsletter");
        _world.Brevo.AddList("newsletter");
        await AddAsync("l1", Anna, "Newsletter");
        _world.Lists.Count.ShouldBe(62);
        ((long)_world.Brevo.ByEmail(Anna)!["listIds"]![0]!).ShouldBe(older);
    }

    [Fact]
    public async Task New_lists_are_made_in_one_folder()
    {
        await AddAsync("l1", Anna, "Newsletter");
        await AddAsync("l2", Anna, "Messe");
        _world.Brevo.Folders.Values.ShouldBe(["WorkflowConnect"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_that_somebody_removed_is_made_again(bool isThere)
    {
        await AddAsync("l1", "bert@example.org", "Newsletter");
        _world.Brevo.Lists.Clear();
        _world.Brevo.Contacts.Clear();
        if (isThere)
        {
            _world.Brevo.Put(Anna, []);
        }

        var again = await AddAsync("l2", Anna, "Newsletter");
        again.Status.ShouldBe(WriteStatus.Created, again.Message);
        _world.Members.ShouldBe([("Newsletter", Anna)]);
    }

    [Fact]
    public async Task Names_go_into_the_attributes_of_the_accounts_language_or_nowhere()
    {
        await AddAsync("l1", Anna, "Newsletter");
        _world.Brevo.ByEmail(Anna)!["attributes"]!.ToJsonString().ShouldBe("""{"VORNAME":"Anna","NACHNAME":"Gro\u00DF"}""");
        _world.Brevo.Attributes.Clear();
        (await _world.Worker().WriteAsync([new AddToList("l2", _world.Crm.Add("bert@example.org"), "Newsletter")], Token))[0].Status.ShouldBe(WriteStatus.Created);
        _world.Brevo.ByEmail("bert@example.org")!["attributes"]!.AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_Brevo_does_not_take_is_rejected_for_good()
    {
        var rejected = await AddAsync("l1", "anna@example.invalid", "Newsletter");
        rejected.Status.ShouldBe(WriteStatus.Rejected);
        rejected.Message.ShouldNotBeNull().ShouldNotContain("anna");
    }

    [Fact]
    public async Task A_long_rest_is_kept_by_all_and_not_waited_for()
    {
        _world.Brevo.Reset = 1_800;
        _world.Brevo.Break("GET contacts", Fault.Busy);
        var busy = await AddAsync("l1", Anna, "Newsletter");
        busy.Status.ShouldBe(WriteStatus.Retryable);
        busy.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1_800));
        (await AddAsync("l2", "bert@example.org", "Newsletter")).RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30));
        _world.Brevo.Calls.Values.Sum().ShouldBe(1);
    }

    [Fact]
    public async Task A_question_whose_answer_was_lost_is_asked_again_and_erasing_forgets_that_it_was()
    {
        _world.Options.DoubleOptIn = true;
        var contact = _world.Crm.Add(Anna);
        _world.Brevo.Break("POST contacts/doubleOptinConfirmation", Fault.ResetAfter);
        await _crm.WriteAsync([new AddToList("l1", contact, "Newsletter")], Token);
        _world.Asked.ShouldBe([Anna, Anna]);
        await _crm.EraseAsync(contact, Token);
        await AddAsync("l2", Anna, "Newsletter");
        _world.Asked.Count.ShouldBe(3);
    }

    private async Task<WriteOutcome> AddAsync(string key, string email, string list) => (await _crm.WriteAsync([new AddToList(key, _world.Crm.Add(email), list)], Token))[0];
}
