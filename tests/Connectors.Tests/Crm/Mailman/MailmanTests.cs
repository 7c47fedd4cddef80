using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Mailman;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>What only Mailman does.</summary>
public sealed class MailmanTests : IAsyncLifetime
{
    private const string Anna = "anna@example.org";
    private const string Newsletter = MailmanWorld.Newsletter;
    private readonly MailmanWorld _world = new();
    private CrmWithLists _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Mailman.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_was_put_on_a_list_and_left_is_not_put_on_it_again_but_on_others()
    {
        await AddAsync("l1", Anna, Newsletter);
        _world.Mailman.List(Newsletter).Members.Clear();
        foreach (var spelling in new[] { Newsletter, " NEWSLETTER ", "newsletter" })
        {
            await ShouldBeALeaverAsync(spelling);
        }

        (await AddAsync("l3", Anna, "Messe")).Status.ShouldBe(WriteStatus.Created);
        _world.Members.ShouldBe([("Messe", Anna)]);
    }

    [Fact]
    public async Task Who_was_only_seen_on_a_list_and_left_is_not_put_on_it_again()
    {
        _world.Put(Anna, "enabled");
        (await AddAsync("l1", Anna, Newsletter)).Status.ShouldBe(WriteStatus.Unchanged);
        _world.Mailman.List(Newsletter).Members.Clear();
        await ShouldBeALeaverAsync(Newsletter);
    }

    [Fact]
    public async Task Who_had_switched_off_the_delivery_and_left_is_not_put_on_the_list_again()
    {
        _world.Put(Anna, "by_user");
        await AddAsync("l1", Anna, Newsletter);
        _world.Mailman.List(Newsletter).Members.Clear();
        await ShouldBeALeaverAsync(Newsletter);
    }

    [Fact]
    public async Task Who_confirmed_and_left_is_not_asked_again_once_it_was_seen_on_the_list()
    {
        _world.Options.DoubleOptIn = true;
        await AddAsync("l1", Anna, Newsletter);
        _world.Confirm(Anna);
        await AddAsync("l2", Anna, Newsletter);
        _world.Mailman.List(Newsletter).Members.Clear();
        await ShouldBeALeaverAsync(Newsletter);
        _world.Asked.ShouldBe([Anna]);
    }

    [Fact]
    public async Task The_list_s_new_name_does_not_bring_back_who_has_left()
    {
        await AddAsync("l1", Anna, Newsletter);
        _world.Mailman.List(Newsletter).Members.Clear();
        _world.Mailman.List(Newsletter).DisplayName = "Rundbrief";
        _crm = _world.Worker();
        await ShouldBeALeaverAsync("Rundbrief");
    }

    [Theory]
    [InlineData(Fault.ResetBefore)]
    [InlineData(Fault.Busy)]
    public async Task A_subscription_that_never_arrived_does_not_look_like_somebody_who_has_left(Fault fault)
    {
        for (var i = 0; i < 4; i++)
        {
            _world.Mailman.Break("POST members", fault);
        }

        (await AddAsync("l1", Anna, Newsletter)).IsDone.ShouldBeFalse();
        (await AddAsync("l1", Anna, Newsletter)).Status.ShouldBe(WriteStatus.Created);
        _world.Members.ShouldBe([(Newsletter, Anna)]);
    }

    [Fact]
    public async Task A_subscription_of_which_nobody_learned_is_found_and_remembered_by_the_next_try()
    {
        for (var i = 0; i < 4; i++)
        {
            _world.Mailman.Break(i == 0 ? "POST members" : "POST members/find", i == 0 ? Fault.ResetAfter : Fault.ResetBefore);
        }

        (await AddAsync("l0", "bert@example.org", Newsletter)).IsDone.ShouldBeFalse();
        (await AddAsync("l0", "bert@example.org", Newsletter)).Status.ShouldBe(WriteStatus.Unchanged);
        _world.Mailman.List(Newsletter).Members.Clear();
        (await AddAsync("l1", "bert@example.org", Newsletter)).Message.ShouldNotBeNull().ShouldContain("has left");
    }

    [Fact]
    public async Task Erasing_forgets_who_has_left_and_says_so()
    {
        await AddAsync("l1", Anna, Newsletter);
        _world.Mailman.List(Newsletter).Members.Clear();
        var erasure = await _crm.EraseAsync(_world.Crm.Add(Anna), Token);
        erasure.Remains.ShouldContain(line => line.Contains("HyperKitty", StringComparison.Ordinal));
        erasure.Remains.ShouldContain(line => line.Contains("put on lists again", StringComparison.Ordinal));
        (await AddAsync("l2", Anna, Newsletter)).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task Erasing_discards_requests_which_outlive_the_user()
    {
        _world.Options.DoubleOptIn = true;
        await AddAsync("l1", Anna, Newsletter);
        (await _crm.EraseAsync(_world.Crm.Add(Anna), Token)).Done.ShouldContain(line => line.Contains("requests", StringComparison.Ordinal));
        _world.Mailman.Lists[0].Requests.ShouldBeEmpty();
        _world.Contacts.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_without_a_user_is_erased()
    {
        _world.Mailman.Addresses[Anna] = "";
        (await _crm.EraseAsync(_world.Crm.Add(Anna), Token)).IsErased.ShouldBeTrue();
        _world.Contacts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Fault.ResetBefore)]
    [InlineData(Fault.ResetAfter)]
    [InlineData(Fault.PageAfter)]
    public async Task A_new_list_shows_its_name_whatever_goes_wrong_between_its_two_calls(Fault? fault)
    {
        if (fault is { } one)
        {
            _world.Mailman.Break("POST lists", one);
            _world.Mailman.Break("PATCH lists/config", one);
        }

        (await AddAsync("l1", Anna, "Frühjahrs-Messe 2027 & Gäste")).Status.ShouldBe(WriteStatus.Created);
        var list = _world.Mailman.Lists.ShouldHaveSingleItem();
        (list.Name, list.DisplayName, list.IsAdvertised).ShouldBe(("fruehjahrs-messe-2027-und-gaeste", "Frühjahrs-Messe 2027 & Gäste", false));
    }

    [Fact]
    public async Task A_list_is_found_by_its_own_name_too()
    {
        _world.Mailman.List("Kunden").DisplayName = "Unsere Kunden";
        await AddAsync("l1", Anna, "KUNDEN");
        await AddAsync("l2", "bert@example.org", "unsere kunden");
        _world.Mailman.Lists.ShouldHaveSingleItem().Members.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_lists_that_show_one_name_none_is_chosen()
    {
        _world.Mailman.List("Alt").DisplayName = "Kunden";
        _world.Mailman.List("Neu").DisplayName = "Kunden";
        (await AddAsync("l1", Anna, "Kunden")).Message.ShouldNotBeNull().ShouldContain("alt, neu");
        _world.Mailman.Lists.ShouldAllBe(list => list.Members.Count == 0);
    }

    [Fact]
    public async Task A_list_of_another_name_whose_address_would_be_the_same_is_not_taken()
    {
        await AddAsync("l1", Anna, "Gäste (Messe)");
        var outcome = await AddAsync("l2", "bert@example.org", "Gäste Messe");
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.Message.ShouldNotBeNull().ShouldContain("Gäste (Messe)");
        _world.Members.ShouldBe([("Gäste (Messe)", Anna)]);
    }

    [Fact]
    public async Task A_list_that_was_removed_is_made_again()
    {
        await AddAsync("l1", Anna, Newsletter);
        _world.Mailman.Lists.Clear();
        (await AddAsync("l2", "bert@example.org", Newsletter)).Status.ShouldBe(WriteStatus.Created);
        _world.Members.ShouldBe([(Newsletter, "bert@example.org")]);
        await ShouldBeALeaverAsync(Newsletter);
    }

    [Theory]
    [InlineData("???", "no letters")]
    [InlineData("新闻", "no letters")]
    [InlineData("Eine sehr lange Bezeichnung fuer eine Liste von Kunden", "too long")]
    public async Task A_name_of_which_no_address_can_be_made_is_rejected_in_words(string name, string says)
    {
        var rejected = await AddAsync("l1", Anna, name);
        rejected.Status.ShouldBe(WriteStatus.Rejected);
        rejected.Message.ShouldNotBeNull().ShouldContain(says);
        _world.Mailman.Lists.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_domain_is_named_by_the_probe_and_by_a_write()
    {
        _world.Mailman.HasDomain = false;
        var probe = await _crm.ProbeAsync(Token);
        probe.Lists.ShouldBeEmpty();
        probe.Missing[^1].What.ShouldContain("lists.example");
        probe.Missing[^1].CanBeCreated.ShouldBeFalse();
        var waiting = await AddAsync("l1", Anna, Newsletter);
        (waiting.Status, waiting.Message).ShouldBe((WriteStatus.Retryable, MailmanErrors.NoDomain));
    }

    [Fact]
    public async Task No_address_of_a_person_stands_in_an_address_of_a_call_but_of_an_erasure()
    {
        await AddAsync("l1", Anna, Newsletter);
        await AddAsync("l2", Anna, Newsletter);
        _world.Mailman.Paths.ShouldAllBe(path => !path.Contains("anna", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_that_Mailman_does_not_take_is_rejected_for_good()
    {
        var rejected = await AddAsync("l1", "jürgen@example.org", Newsletter);
        rejected.Status.ShouldBe(WriteStatus.Rejected);
        rejected.Message.ShouldNotBeNull().ShouldNotContain("rgen");
    }

    [Fact]
    public async Task A_list_that_is_made_and_one_who_is_on_it_take_as_many_calls_as_the_readme_states()
    {
        await AddAsync("l1", Anna, Newsletter);
        _world.Mailman.Paths.Count.ShouldBe(5, string.Join(", ", _world.Mailman.Paths));
        await AddAsync("l2", Anna, Newsletter);
        _world.Mailman.Paths.Count.ShouldBe(7, string.Join(", ", _world.Mailman.Paths));
    }

    private async Task ShouldBeALeaverAsync(string list)
    {
        var refused = await AddAsync($"again {list}", Anna, list);
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain("has left");
    }

    private async Task<WriteOutcome> AddAsync(string key, string email, string list) => (await _crm.WriteAsync([new AddToList(key, _world.Crm.Add(email), list)], Token))[0];
}
