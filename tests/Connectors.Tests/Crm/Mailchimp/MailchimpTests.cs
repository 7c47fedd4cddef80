using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Mailchimp;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailchimp;

/// <summary>What only Mailchimp does.</summary>
public sealed class MailchimpTests : IAsyncLifetime
{
    private const string Anna = "anna@example.org";
    private readonly MailchimpWorld _world = new();
    private CrmWithLists _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Mailchimp.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("kunden", null)]
    [InlineData(MailchimpServer.Audience, null)]
    [InlineData("Presse", "Kunden (a1b2c3d4e5)")]
    public async Task The_audience_is_found_by_name_or_id_and_else_those_that_are_there_are_named(string audience, string? says)
    {
        _world.Options.Audience = audience;
        var outcome = await AddAsync("l1", Anna, "Newsletter");
        outcome.Status.ShouldBe(says is null ? WriteStatus.Created : WriteStatus.Retryable);
        (outcome.Message ?? "").ShouldContain(says ?? "");
        if (says is not null)
        {
            (await _crm.ProbeAsync(Token)).Missing[^1].Why.ShouldContain(says);
        }
    }

    [Fact]
    public async Task Of_two_audiences_of_one_name_none_is_chosen()
    {
        _world.Mailchimp.Audiences["0a0a0a0a0a"] = "Kunden";
        (await AddAsync("l1", Anna, "Newsletter")).Message.ShouldNotBeNull().ShouldContain("a1b2c3d4e5, 0a0a0a0a0a");
    }

    [Fact]
    public async Task Who_is_known_without_having_subscribed_is_asked_and_never_just_subscribed()
    {
        _world.Mailchimp.Put(Anna, "transactional").Fields["FNAME"] = "Annabell";
        var asked = await AddAsync("l1", Anna, "Newsletter");
        asked.Message.ShouldNotBeNull().ShouldContain("asks the contact");
        (_world.StateOf(Anna), _world.GivenNameOf(Anna)).ShouldBe(("pending", "Annabell"));
        _world.Asked.ShouldBe([Anna]);
    }

    [Fact]
    public async Task Who_was_deleted_for_good_is_not_put_on_a_list_again()
    {
        var contact = _world.Crm.Add(Anna);
        await _crm.WriteAsync([new AddToList("l1", contact, "Newsletter")], Token);
        await _crm.EraseAsync(contact, Token);
        var refused = await AddAsync("l2", Anna, "Newsletter");
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain("permanently deleted");
        _world.Contacts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Erasing_looks_into_every_audience()
    {
        _world.Mailchimp.PutElsewhere(Anna);
        (await _crm.EraseAsync(_world.Crm.Add(Anna), Token)).Done.ShouldContain(line => line.Contains("1 of its audiences", StringComparison.Ordinal));
        _world.Contacts.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_address_of_a_person_stands_in_an_address_of_a_call()
    {
        await AddAsync("l1", Anna, "Newsletter");
        await _crm.EraseAsync(_world.Crm.Add(Anna), Token);
        _world.Mailchimp.Paths.ShouldContain(path => path.Contains(MailchimpServer.HashOf(Anna), StringComparison.Ordinal));
        _world.Mailchimp.Paths.ShouldAllBe(path => !path.Contains("anna", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_that_Mailchimp_does_not_take_is_rejected_for_good()
    {
        var rejected = await AddAsync("l1", "anna@example.invalid", "Newsletter");
        rejected.Status.ShouldBe(WriteStatus.Rejected);
        rejected.Message.ShouldNotBeNull().ShouldNotContain("anna");
    }

    [Theory]
    [InlineData("0123-us21", "us21")]
    [InlineData("0123", null)]
    [InlineData("0123-", null)]
    [InlineData("0123-evil.example/", null)]
    public void The_data_centre_is_the_part_of_the_key_after_the_dash(string key, string? expected)
    {
        using var http = new VendorHttp(new CrmOptions(), TimeProvider.System);
        var calls = new MailchimpCalls(_world.Options, http, _ => Task.FromResult<string?>(key), TimeProvider.System);
        if (expected is not null)
        {
            calls.DataCentreOf(key).ShouldBe(expected);
        }
        else
        {
            Should.Throw<VendorTrouble>(() => calls.DataCentreOf(key)).Message.ShouldContain("secrets set");
        }
    }

    private async Task<WriteOutcome> AddAsync(string key, string email, string list) => (await _crm.WriteAsync([new AddToList(key, _world.Crm.Add(email), list)], Token))[0];
}
