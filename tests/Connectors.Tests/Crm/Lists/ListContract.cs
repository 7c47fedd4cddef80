using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Lists;

/// <summary>What is promised of lists in a newsletter tool, tried on every one alike; each test looks at what reached the tool.</summary>
public abstract class ListContract : IAsyncLifetime
{
    private const string Anna = "anna@example.org";
    private readonly ListWorld _world;
    private CrmWithLists _crm = null!;

    private protected ListContract(ListWorld world) => _world = world;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Server.StartAsync();
        _crm = _world.Worker();
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(ListStep.Create, Fault.ResetBefore)]
    [InlineData(ListStep.Create, Fault.ResetAfter)]
    [InlineData(ListStep.Create, Fault.PageAfter)]
    [InlineData(ListStep.Create, Fault.Busy)]
    [InlineData(ListStep.Join, Fault.ResetBefore)]
    [InlineData(ListStep.Join, Fault.ResetAfter)]
    [InlineData(ListStep.Join, Fault.PageAfter)]
    [InlineData(ListStep.Join, Fault.Busy)]
    [InlineData(ListStep.MakeList, Fault.ResetBefore)]
    [InlineData(ListStep.MakeList, Fault.ResetAfter)]
    [InlineData(ListStep.MakeList, Fault.PageAfter)]
    [InlineData(ListStep.MakeList, Fault.Busy)]
    public async Task A_contact_is_on_a_list_once_whatever_goes_wrong(ListStep step, Fault fault)
    {
        if (step == ListStep.Join)
        {
            _world.Put(Anna, null);
        }

        _world.Server.Break(_world.Operation(step), fault);
        var outcome = await AddAsync("l1", _world.Crm.Add(Anna), "Newsletter");
        outcome.IsDone.ShouldBeTrue(outcome.Message);
        _world.Members.ShouldBe([("Newsletter", Anna)]);
        _world.Lists.ShouldBe(["Newsletter"]);
        _world.Contacts.ShouldBe([Anna]);
    }

    [Fact]
    public async Task Adding_twice_changes_nothing_and_other_lists_are_added()
    {
        var contact = _world.Crm.Add("Anna@Example.org");
        var added = await AddAsync("l1", contact, "Newsletter");
        (added.Status, added.Record, added.Reference).ShouldBe((WriteStatus.Created, contact, "Newsletter"));
        (await AddAsync("l2", contact, "newsletter")).Status.ShouldBe(WriteStatus.Unchanged);
        (await AddAsync("l3", contact, "Messe")).Status.ShouldBe(WriteStatus.Created);
        _world.Members.ShouldBe([("Newsletter", Anna), ("Messe", Anna)], ignoreOrder: true);
        _world.Lists.ShouldBe(["Newsletter", "Messe"], ignoreOrder: true);
        _world.GivenNameOf(Anna).ShouldBe("Anna");
    }

    [Fact]
    public async Task What_stands_in_the_tool_is_not_overwritten()
    {
        _world.Put(Anna, null, "Annabell");
        (await AddAsync("l1", _world.Crm.Add(Anna), "Newsletter")).Status.ShouldBe(WriteStatus.Created);
        _world.GivenNameOf(Anna).ShouldBe("Annabell");
    }

    [Fact]
    public async Task Workers_that_begin_a_list_at_the_same_time_make_one()
    {
        var contacts = Enumerable.Range(0, 5).Select(i => _world.Crm.Add($"anna{i}@example.org")).ToArray();
        var outcomes = await Task.WhenAll(contacts.Select((contact, i) => _world.Worker().WriteAsync([new AddToList($"l{i}", contact, i % 2 == 0 ? "Messe" : "MESSE ")], Token)));
        outcomes.ShouldAllBe(outcome => outcome[0].Status == WriteStatus.Created);
        _world.Lists.ShouldHaveSingleItem().ShouldBe("Messe", StringCompareShould.IgnoreCase);
        _world.Members.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Workers_that_put_one_person_on_several_lists_at_the_same_time_make_one_contact()
    {
        var contact = _world.Crm.Add(Anna);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => _world.Worker().WriteAsync([new AddToList($"l{i}", contact, $"Liste {i}")], Token)));
        _world.Members.Order().ShouldBe(Enumerable.Range(0, 4).Select(i => ($"Liste {i}", Anna)));
        _world.Contacts.ShouldBe([Anna]);
    }

    [Fact]
    public async Task Who_has_opted_out_in_the_crm_or_has_no_address_never_reaches_the_tool()
    {
        var refused = await AddAsync("l1", _world.Crm.Add(Anna, hasOptedOut: true), "Newsletter");
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain("opted out");
        var silent = await AddAsync("l2", _world.Crm.Add(null), "Newsletter");
        silent.Status.ShouldBe(WriteStatus.Rejected);
        silent.Message.ShouldNotBeNull().ShouldContain("no e-mail address");
        (await AddAsync("l3", new RecordRef(PlayedCrm.Name, RecordKind.Contact, "99"), "Newsletter")).Status.ShouldBe(WriteStatus.Rejected);
        _world.Server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_opt_out_in_the_tool_wins_and_is_named()
    {
        foreach (var (state, word) in _world.Refusals)
        {
            var email = $"{state}@example.org";
            _world.Put(email, state);
            var refused = await AddAsync(state, _world.Crm.Add(email), "Newsletter");
            refused.Status.ShouldBe(WriteStatus.Unchanged, state);
            refused.Message.ShouldNotBeNull().ShouldContain(word);
            refused.Message.ShouldNotContain("@");
            _world.StateOf(email).ShouldBe(state);
        }

        _world.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_opts_out_between_the_look_and_the_write_stays_out()
    {
        var (state, word) = _world.Refusals[0];
        _world.Server.Before(_world.Operation(ListStep.Create), () => _world.Put(Anna, state));
        var refused = await AddAsync("l1", _world.Crm.Add(Anna), "Newsletter");
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain(word);
        _world.StateOf(Anna).ShouldBe(state);
        _world.Put("bert@example.org", null);
        _world.Server.Before(_world.Operation(ListStep.Join), () => _world.Put("bert@example.org", state));
        await AddAsync("l2", _world.Crm.Add("bert@example.org"), "Newsletter");
        _world.StateOf("bert@example.org").ShouldBe(state);
        _world.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_to_confirm_is_asked_once_and_is_on_the_list_afterwards()
    {
        _world.Options.DoubleOptIn = true;
        var contact = _world.Crm.Add(Anna);
        var asked = await AddAsync("l1", contact, "Newsletter");
        asked.Status.ShouldBe(WriteStatus.Created, asked.Message);
        asked.Message.ShouldNotBeNull().ShouldContain("asks the contact");
        _world.Members.ShouldBeEmpty();
        var again = await AddAsync("l2", contact, "Newsletter");
        (again.Status, _world.Asked.Count).ShouldBe((WriteStatus.Unchanged, 1));
        again.Message.ShouldNotBeNull().ShouldContain("not done yet");
        _world.Confirm(Anna);
        _world.Members.ShouldBe([("Newsletter", Anna)]);
        var done = await AddAsync("l3", contact, "Newsletter");
        (done.Status, done.Message).ShouldBe((WriteStatus.Unchanged, null));
    }

    [Fact]
    public async Task Nobody_is_asked_to_confirm_unless_the_settings_say_so()
    {
        await AddAsync("l1", _world.Crm.Add(Anna), "Newsletter");
        _world.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_or_missing_key_keeps_the_write_due_and_says_what_to_do()
    {
        var (contact, key) = (_world.Crm.Add(Anna), _world.Secret);
        foreach (var wrong in new[] { "wrong-us1", null })
        {
            _world.Secret = wrong;
            var refused = await AddAsync("l1", contact, "Newsletter");
            refused.Status.ShouldBe(WriteStatus.Retryable);
            refused.Message.ShouldNotBeNull().ShouldContain("secrets set");
        }

        var probe = await _crm.ProbeAsync(Token);
        probe.Product.ShouldBe("Played 1");
        probe.Missing.Select(missing => missing.CanBeCreated).ShouldBe([true, false]);
        probe.Missing[1].Why.ShouldContain("secrets set");
        _world.Secret = key;
        (await AddAsync("l1", contact, "Newsletter")).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task The_probe_shows_the_account_and_its_lists_in_the_place_of_the_crms()
    {
        await AddAsync("l1", _world.Crm.Add(Anna), "Newsletter");
        var probe = await _crm.ProbeAsync(Token);
        probe.User.ShouldContain($"distribution lists in {_world.Options.Product}, {_world.Account}");
        probe.Lists.ShouldBe(["Newsletter"]);
        probe.Missing.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Fault.ResetBefore)]
    [InlineData(Fault.ResetAfter)]
    [InlineData(Fault.PageAfter)]
    public async Task Erasing_removes_the_person_reads_back_and_says_what_remains(Fault? fault)
    {
        var contact = _world.Crm.Add(Anna);
        await AddAsync("l1", contact, "Newsletter");
        _world.Put("bert@example.org", null);
        if (fault is { } one)
        {
            _world.Server.Break(_world.Operation(ListStep.Delete), one);
        }

        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        erasure.Done.ShouldContain("the record in the CRM");
        erasure.Done.ShouldContain(line => line.Contains("read back", StringComparison.Ordinal));
        erasure.Remains.ShouldContain(line => line.Contains(_world.Options.Product, StringComparison.Ordinal));
        erasure.Done.Concat(erasure.Remains).ShouldAllBe(line => !line.Contains('@', StringComparison.Ordinal));
        _world.Contacts.ShouldBe(["bert@example.org"]);
        (await _crm.EraseAsync(_world.Crm.Add("nobody@example.org"), Token)).IsErased.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_does_not_go_away_is_reported_and_not_called_erased()
    {
        var contact = _world.Crm.Add(Anna);
        await AddAsync("l1", contact, "Newsletter");
        _world.KeepAll();
        var erasure = await _crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeFalse();
        erasure.Remains.ShouldContain(line => line.Contains("delete it there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_addition_takes_as_many_calls_as_the_readme_states()
    {
        await AddAsync("l1", _world.Crm.Add(Anna), "Newsletter");
        var before = _world.Server.Calls.Values.Sum();
        await AddAsync("l2", _world.Crm.Add("bert@example.org"), "Newsletter");
        (_world.Server.Calls.Values.Sum() - before).ShouldBe(_world.CallsPerNewContact, Counted());
        _world.Put("carl@example.org", null);
        before = _world.Server.Calls.Values.Sum();
        await AddAsync("l3", _world.Crm.Add("carl@example.org"), "Newsletter");
        (_world.Server.Calls.Values.Sum() - before).ShouldBe(_world.CallsPerKnownContact, Counted());
    }

    private protected async Task<WriteOutcome> AddAsync(string key, RecordRef contact, string list) => (await _crm.WriteAsync([new AddToList(key, contact, list)], Token))[0];

    private string Counted() => string.Join(", ", _world.Server.Calls.Select(call => $"{call.Key} {call.Value}"));
}
