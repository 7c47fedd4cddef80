using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>weclapp's own blocks: set on request, and never taken from people.</summary>
public sealed class WeclappBlockTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private readonly WeclappWorld _world = new();
    private VendorCrm _crm = null!;
    private RecordRef _company = null!;
    private int _marks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private JsonObject Party => _world.Weclapp.Party(_company.Id);

    private (bool Orders, bool Deliveries, string? Notice) Block => ((bool)Party["customerBlocked"]!, (bool)Party["customerDeliveryBlock"]!, (string?)Party["customerBlockNotice"]);

    public async ValueTask InitializeAsync()
    {
        await _world.Weclapp.StartAsync();
        _crm = _world.Worker();
        _world.Options.BlockCustomers = true;
        await _crm.ProvisionAsync((await _crm.ProbeAsync(Token)).Missing, Token);
        _company = (await _crm.WriteAsync([new UpsertRecord("c1", RecordKind.Company, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Nordlicht GmbH" })], Token))[0].Record!;
        Party["customer"] = true;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Without_the_setting_only_our_own_field_says_that_business_is_held()
    {
        _world.Options.BlockCustomers = false;
        await MarkAsync(CrmBlock.Refused);
        Block.ShouldBe((false, false, null));
        (await _crm.FindAsync(_company, Token))!.Block.ShouldBe(CrmBlock.Refused);
    }

    [Fact]
    public async Task A_hit_stops_orders_and_deliveries_until_it_is_decided()
    {
        await MarkAsync(CrmBlock.Pending);
        Block.ShouldBe((true, true, "WorkflowConnect, sanctions screening: review pending (orders and deliveries)"));
        await MarkAsync(CrmBlock.Refused);
        Block.Notice.ShouldNotBeNull().ShouldContain("refused");
        await MarkAsync(CrmBlock.None);
        Block.ShouldBe((false, false, null));
    }

    [Fact]
    public async Task A_block_that_people_set_is_neither_changed_nor_lifted()
    {
        (Party["customerBlocked"], Party["customerBlockNotice"]) = (true, "zahlt nicht");
        await MarkAsync(CrmBlock.Refused);
        await MarkAsync(CrmBlock.None);
        Block.ShouldBe((true, false, "zahlt nicht"));
    }

    [Fact]
    public async Task A_stop_of_deliveries_that_people_set_outlives_ours()
    {
        Party["customerDeliveryBlock"] = true;
        await MarkAsync(CrmBlock.Pending);
        Block.Orders.ShouldBeTrue();
        await MarkAsync(CrmBlock.None);
        Block.ShouldBe((false, true, null));
    }

    [Fact]
    public async Task A_block_whose_notice_people_changed_is_theirs()
    {
        await MarkAsync(CrmBlock.Pending);
        Party["customerBlockNotice"] = "bleibt gesperrt, Rücksprache mit der Bank";
        await MarkAsync(CrmBlock.None);
        Block.Orders.ShouldBeTrue();
    }

    [Fact]
    public async Task A_notice_that_stands_is_not_overwritten()
    {
        Party["customerBlockNotice"] = "war bis Mai gesperrt";
        await MarkAsync(CrmBlock.Pending);
        Block.ShouldBe((true, true, "war bis Mai gesperrt"));
        await MarkAsync(CrmBlock.None);
        Block.Orders.ShouldBeTrue();
    }

    [Fact]
    public async Task A_block_that_people_set_in_the_same_moment_is_theirs()
    {
        var party = Party;
        _world.Weclapp.Before("PUT party", () => (party["customerBlocked"], party["customerBlockNotice"], party["version"]) = (true, "von Hand", "99"));
        await MarkAsync(CrmBlock.Refused);
        Block.ShouldBe((true, false, "von Hand"));
    }

    [Fact]
    public async Task A_block_that_weclapp_drops_keeps_the_mark_due()
    {
        _world.Weclapp.DropsBlocks = true;
        for (var i = 0; i < 2; i++)
        {
            _marks = 0;
            var outcome = await MarkAsync(CrmBlock.Refused);
            outcome.Status.ShouldBe(WriteStatus.Retryable);
            outcome.Message.ShouldNotBeNull().ShouldContain("did not block");
        }

        _world.Weclapp.DropsBlocks = false;
        _marks = 0;
        (await MarkAsync(CrmBlock.Refused)).Status.ShouldBe(WriteStatus.Updated);
        Block.Orders.ShouldBeTrue();
    }

    private async Task<WriteOutcome> MarkAsync(CrmBlock block)
    {
        _marks++;
        return (await _crm.WriteAsync([new MarkScreened($"m{_marks}", _company, At.AddMinutes(_marks), "hit", $"P-{_marks}", block)], Token))[0];
    }
}
