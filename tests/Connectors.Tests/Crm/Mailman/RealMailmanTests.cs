using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Mailman;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>What only Mailman does, done by the real one.</summary>
public sealed class RealMailmanTests(MailmanProcess mailman) : IClassFixture<MailmanProcess>, IAsyncLifetime
{
    private const string Anna = "anna@example.org";
    private const string Newsletter = MailmanWorld.Newsletter;
    private readonly RealMailmanWorld _world = new(mailman);
    private CrmWithLists _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _world.Server.StartAsync();
        _crm = _world.Worker();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_leaves_is_gone_there_and_not_put_on_the_list_again()
    {
        (await AddAsync("l1", Anna, Newsletter)).Status.ShouldBe(WriteStatus.Created);
        _world.Leave(Anna);
        var refused = await AddAsync("l2", Anna, Newsletter);
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain("has left");
        _world.Members.ShouldBeEmpty();
        (await AddAsync("l3", Anna, "Messe")).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task A_new_list_shows_its_name_and_is_one_on_which_only_its_owner_writes()
    {
        await AddAsync("l1", Anna, "Frühjahrs-Messe & Gäste");
        _world.Lists.ShouldBe(["Frühjahrs-Messe & Gäste"]);
        var config = mailman.Ask(HttpMethod.Get, $"lists/fruehjahrs-messe-und-gaeste.{_world.Options.MailHost}/config")!;
        ((bool)config["allow_list_posts"]!, (bool)config["advertised"]!, (string)config["archive_policy"]!).ShouldBe((false, false, "private"));
        mailman.Mails.ShouldBe(0);
    }

    [Fact]
    public async Task The_domain_s_case_does_not_matter()
    {
        await AddAsync("l1", "bert@example.org", Newsletter);
        _world.Options.MailHost = $" {_world.Options.MailHost!.ToUpperInvariant()} ";
        _crm = _world.Worker();
        (await AddAsync("l2", Anna, Newsletter)).Status.ShouldBe(WriteStatus.Created);
        (await AddAsync("l3", Anna, "Messe")).Status.ShouldBe(WriteStatus.Created);
        (await _crm.ProbeAsync(Token)).Lists.ShouldBe(["Messe", Newsletter]);
    }

    [Fact]
    public async Task A_ban_of_all_addresses_of_a_domain_is_a_refusal()
    {
        mailman.Ask(HttpMethod.Post, "bans", new JsonObject { ["email"] = "^.*@blocked.example" });
        var refused = await AddAsync("l1", "anna@blocked.example", Newsletter);
        refused.Status.ShouldBe(WriteStatus.Unchanged);
        refused.Message.ShouldNotBeNull().ShouldContain("is banned in Mailman");
    }

    [Fact]
    public async Task Who_was_asked_by_somebody_else_is_not_asked_again_and_erasing_discards_the_request()
    {
        _world.Options.DoubleOptIn = true;
        await AddAsync("l1", "bert@example.org", Newsletter);
        mailman.Ask(HttpMethod.Post, "members", new JsonObject { ["list_id"] = _world.NewsletterId, ["subscriber"] = Anna });
        mailman.Mails.ShouldBe(2);
        var pending = await AddAsync("l2", Anna, Newsletter);
        (pending.Status, mailman.Mails).ShouldBe((WriteStatus.Unchanged, 2));
        pending.Message.ShouldNotBeNull().ShouldContain("not done yet");
        var erasure = await _crm.EraseAsync(_world.Crm.Add(Anna), Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        mailman.Rows($"lists/{_world.NewsletterId}/requests").Select(request => (string)request["email"]!).ShouldBe(["bert@example.org"]);
        _world.Contacts.ShouldBe(["bert@example.org"]);
    }

    [Fact]
    public async Task An_open_list_asks_whose_address_is_not_verified_yet()
    {
        await AddAsync("l1", "bert@example.org", Newsletter);
        await AddAsync("l2", "carl@example.org", "Messe");
        mailman.Ask(HttpMethod.Patch, $"lists/{_world.NewsletterId}/config", new JsonObject { ["subscription_policy"] = "open" });
        _world.Options.DoubleOptIn = true;
        (await AddAsync("l3", Anna, Newsletter)).Message.ShouldNotBeNull().ShouldContain("asks the contact");
        (await AddAsync("l4", "carl@example.org", Newsletter)).Message.ShouldBeNull();
        (await AddAsync("l5", "bert@example.org", "Messe")).Message.ShouldNotBeNull().ShouldContain("asks the contact");
        mailman.Mails.ShouldBe(2);
    }

    [Theory]
    [InlineData("moderate")]
    [InlineData("confirm_then_moderate")]
    public async Task Without_double_opt_in_no_policy_of_a_list_holds_somebody_back(string policy)
    {
        await AddAsync("l1", "bert@example.org", Newsletter);
        mailman.Ask(HttpMethod.Patch, $"lists/{_world.NewsletterId}/config", new JsonObject { ["subscription_policy"] = policy });
        (await AddAsync("l2", Anna, Newsletter)).Status.ShouldBe(WriteStatus.Created);
        _world.Members.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("anna@example.org")]
    [InlineData("o'neill+messe@example.org")]
    [InlineData("sales/north@example.org")]
    [InlineData("100%@example.org")]
    public async Task Erasing_takes_all_addresses_and_roles_without_a_good_bye(string email)
    {
        await AddAsync("l1", email, Newsletter);
        await AddAsync("l2", email, "Messe");
        await AddAsync("l3", "bert@example.org", Newsletter);
        var user = ((string)mailman.Rows("members/find", new JsonObject { ["subscriber"] = email }).First()["user"]!).Split('/')[^1];
        mailman.Ask(HttpMethod.Post, $"users/{user}/addresses", new JsonObject { ["email"] = "second@example.org" });
        mailman.Ask(HttpMethod.Post, "members", new JsonObject { ["list_id"] = _world.NewsletterId, ["subscriber"] = email, ["role"] = "owner" });
        var erasure = await _crm.EraseAsync(_world.Crm.Add(email), Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        _world.Contacts.ShouldBe(["bert@example.org"]);
        mailman.Rows("users").Count().ShouldBe(1);
        mailman.Mails.ShouldBe(0);
    }

    [Theory]
    [InlineData("anna@example.org")]
    [InlineData("sales/north@example.org")]
    public async Task Who_is_on_no_list_is_erased_too(string email)
    {
        _world.Put(email, null);
        (await _crm.EraseAsync(_world.Crm.Add(email), Token)).IsErased.ShouldBeTrue();
        _world.Contacts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("anna@example.org")]
    [InlineData("sales/north@example.org")]
    public async Task Who_only_wrote_to_a_list_is_erased_too(string email)
    {
        await AddAsync("l1", "bert@example.org", Newsletter);
        mailman.Ask(HttpMethod.Post, "members", new JsonObject { ["list_id"] = _world.NewsletterId, ["subscriber"] = email, ["role"] = "nonmember" });
        var erasure = await _crm.EraseAsync(_world.Crm.Add(email), Token);
        erasure.IsErased.ShouldBeTrue(string.Join("; ", erasure.Remains));
        mailman.Rows("members/find", new JsonObject { ["subscriber"] = email }).ShouldBeEmpty();
        _world.Contacts.ShouldBe(["bert@example.org"]);
    }

    [Fact]
    public async Task An_address_that_belongs_to_no_user_is_erased_with_its_memberships()
    {
        await AddAsync("l1", Anna, Newsletter);
        mailman.Ask(HttpMethod.Delete, $"addresses/{Anna}/user");
        mailman.Rows("members/find", new JsonObject { ["subscriber"] = Anna }).ShouldHaveSingleItem().ContainsKey("user").ShouldBeFalse();
        (await _crm.EraseAsync(_world.Crm.Add(Anna), Token)).IsErased.ShouldBeTrue();
        _world.Contacts.ShouldBeEmpty();
        _world.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_domain_is_named_by_the_probe_and_by_a_write()
    {
        _world.Options.MailHost = "nowhere.example";
        var probe = await _crm.ProbeAsync(Token);
        probe.Missing[^1].What.ShouldContain("nowhere.example");
        (await AddAsync("l1", Anna, Newsletter)).Message.ShouldBe(MailmanErrors.NoDomain);
    }

    [Theory]
    [InlineData("members", """{"list_id":"none.lists.example","subscriber":"anna@example.org"}""", "removed")]
    [InlineData("members", """{"list_id":"NEWSLETTER","subscriber":"jürgen@example.org"}""", "malformed")]
    [InlineData("members", """{"list_id":"NEWSLETTER","subscriber":"newsletter@HOST"}""", "the list itself")]
    [InlineData("lists", """{"fqdn_listname":"x@nowhere.example"}""", "Crm:Lists:MailHost")]
    [InlineData("lists", """{"fqdn_listname":"a/b@HOST"}""", "listname_chars")]
    public void Its_errors_are_worded_as_the_table_has_them(string path, string body, string says)
    {
        _world.Put("bert@example.org", "enabled");
        var (status, answer) = mailman.Send(HttpMethod.Post, path, body.Replace("NEWSLETTER", _world.NewsletterId, StringComparison.Ordinal).Replace("HOST", _world.Options.MailHost, StringComparison.Ordinal));
        MailmanErrors.Of(status, JsonNode.Parse(answer)!.AsObject(), null, isWrite: true).Message.ShouldContain(says);
    }

    private async Task<WriteOutcome> AddAsync(string key, string email, string list) => (await _crm.WriteAsync([new AddToList(key, _world.Crm.Add(email), list)], Token))[0];
}
