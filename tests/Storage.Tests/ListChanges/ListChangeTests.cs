using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.ListChanges;

public sealed class ListChangesOnSqlite() : ListChangeTests(null);

public sealed class ListChangesOnPostgres(PostgresServer server) : ListChangeTests(server);

/// <summary>Whom a list change affects, and that nothing is lost between its acceptance and the last check.</summary>
public abstract class ListChangeTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task A_change_has_exactly_those_checked_whom_it_affects_and_is_a_fact_of_the_ledger()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.CollectAsync();
        (await world.LookAsync()).ShouldNotBeNull().Affected.ShouldBe(0);
        (await world.LookAsync()).ShouldBeNull();

        world.Publish(2, "Quirin Zwetschgendorfer", "Berta Brockdorff");
        var delta = (await world.LookAsync()).ShouldNotBeNull();

        (delta.Number, delta.EntriesChanged, delta.Known, delta.Affected, delta.FinishedAt).ShouldBe((2, 1, 3, 1, null));
        (await world.LookAsync()).ShouldBeNull();
        (await world.WorkThroughAsync(delta)).ShouldBe([world.Berta.ToString()]);
        (await world.StoredAsync(delta.Id)).ShouldNotBeNull().FinishedAt.ShouldNotBeNull();
        var facts = await world.FactsAsync();
        facts.Length.ShouldBe(3);
        facts[1].ShouldContain("\"affected\":1");
        facts[1].ShouldContain("\"entriesChanged\":1");
        facts[2].ShouldStartWith("list-change-finished");
        facts[2].ShouldContain("\"checked\":1");
        facts.ShouldAllBe(fact => !fact.Contains("Brockdorff", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_the_CRM_erased_is_known_no_more()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.CollectAsync();
        await world.LookAsync();

        await world.Decisions.EraseContact().RunAsync(world.Berta, "maria", TestContext.Current.CancellationToken);
        await world.Keep.FollowAsync(TestContext.Current.CancellationToken);

        world.Keep.Parties!.Count.ShouldBe(2);
        world.Publish(2, "Quirin Zwetschgendorfer", "Berta Brockdorff");
        (await world.LookAsync()).ShouldNotBeNull().Affected.ShouldBe(0);
    }

    [Fact]
    public async Task A_change_that_affects_nobody_is_done_at_once()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.CollectAsync();
        await world.LookAsync();
        world.Publish(2, "Quirin Zwetschgendorfer", "Xaver Ypsilanti");
        var delta = (await world.LookAsync()).ShouldNotBeNull();
        (delta.Affected, delta.FinishedAt is not null).ShouldBe((0, true));
    }

    [Fact]
    public async Task While_nobody_is_known_yet_or_the_lists_before_are_lost_all_customers_are_checked()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.LookAsync();
        world.Publish(2, "Berta Brockdorff");
        var delta = (await world.LookAsync()).ShouldNotBeNull();
        (delta.Known, delta.Affected).ShouldBe((null, null));
        (await world.WorkThroughAsync(delta)).Count.ShouldBe(3);
        (await world.StoredAsync(delta.Id)).ShouldNotBeNull().FinishedAt.ShouldNotBeNull();

        await world.CollectAsync();
        world.Publish(3, "Anton Aalsmeer");
        await world.RestartAsync();
        delta = (await world.LookAsync()).ShouldNotBeNull();
        (delta.Known, delta.EntriesChanged, delta.Affected).ShouldBe((3, null, null));
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_for_a_while_is_no_change()
    {
        var world = World();
        world.Publish(1, "Berta Brockdorff");
        await world.CollectAsync();
        await world.LookAsync();
        world.Decisions.Lists.Replace([]);
        (await world.LookAsync()).ShouldBeNull();
        world.Publish(1, "Berta Brockdorff");
        (await world.LookAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_nodes_one_records_the_change()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.CollectAsync();
        var first = (await world.LookAsync()).ShouldNotBeNull();
        (await world.RecordAsync(first with { Id = "second", After = ["UN@x"] }, previousId: null)).ShouldBeNull();
        (await world.StoredAsync("second")).ShouldBeNull();
    }

    [Fact]
    public async Task A_customer_that_was_deleted_meanwhile_is_left_out()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.CollectAsync();
        await world.LookAsync();
        world.Publish(2, "Berta Brockdorff", "Clara Castellano");
        var delta = (await world.LookAsync()).ShouldNotBeNull();
        delta.Affected.ShouldBe(2);
        world.Decisions.Customers.Remove(world.Berta);
        (await world.WorkThroughAsync(delta)).ShouldBe([world.Clara.ToString()]);
    }

    [Fact]
    public async Task Whom_a_check_makes_known_is_affected_by_the_next_change_also_after_a_crash()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.CollectAsync();
        await world.LookAsync();
        var dora = world.Customer("4", "Dora", "Dinkelsbuhl");
        await world.Decisions.CheckAsync(dora);

        await world.RestartAsync();
        world.Keep.Parties.ShouldNotBeNull().Count.ShouldBe(3);
        (await world.Keep.FollowAsync(Token)).ShouldHaveSingleItem().Record.ShouldBe(dora.ToString());
        world.Keep.Parties.Count.ShouldBe(4);
        (await world.LateAsync([])).ShouldBeTrue();
        await world.LookAsync();
        world.Publish(2, "Quirin Zwetschgendorfer", "Dora Dinkelsbuhl");
        var delta = (await world.LookAsync()).ShouldNotBeNull();
        (await world.WorkThroughAsync(delta)).ShouldBe([dora.ToString()]);
    }

    [Fact]
    public async Task Who_was_checked_before_a_change_and_became_known_after_it_is_checked_again()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.CollectAsync();
        await world.LookAsync();
        var dora = world.Customer("4", "Dora", "Dinkelsbuhl");
        await world.Decisions.CheckAsync(dora);
        world.Publish(2, "Dora Dinkelsbuhl");
        await world.LookAsync();

        // Only now does the ledger's news arrive: the comparison has not seen this customer.
        var newlyKnown = await world.Keep.FollowAsync(Token);
        (await world.LateAsync(newlyKnown)).ShouldBeTrue();
        var late = (await Read((work, ct) => work.ListDeltas.LastAsync(ct))).ShouldNotBeNull();
        late.IsLate.ShouldBeTrue();
        (await world.WorkThroughAsync(late)).ShouldBe([dora.ToString()]);

        // Checked with the lists in use, nobody is late.
        var emil = world.Customer("5", "Emil", "Eichendorff");
        await world.Decisions.CheckAsync(emil);
        (await world.LateAsync(await world.Keep.FollowAsync(Token))).ShouldBeTrue();
        (await Read((work, ct) => work.ListDeltas.LastAsync(ct))).ShouldNotBeNull().Id.ShouldBe(late.Id);
    }

    [Fact]
    public async Task A_damaged_or_foreign_file_is_not_used()
    {
        var world = World();
        world.Publish(1, "Quirin Zwetschgendorfer");
        await world.LookAsync();
        await world.CollectAsync();
        await world.RestartAsync();
        world.Keep.Parties.ShouldNotBeNull().Count.ShouldBe(3);

        var content = await System.IO.File.ReadAllBytesAsync(world.File, Token);
        content[^20] ^= 1;
        await System.IO.File.WriteAllBytesAsync(world.File, content, Token);
        await world.RestartAsync();
        world.Keep.Parties.ShouldBeNull();
        world.Keep.IsToBeCollected.ShouldBeTrue();

        await world.CollectAsync();
        await TamperAsync("""UPDATE ledger SET "Hash" = 'another ledger'""");
        await world.RestartAsync();
        world.Keep.Parties.ShouldBeNull();
    }

    private ListChangeWorld World() => new(Database, Node.GetRequiredService<IIdSource>(), Path.GetDirectoryName(File)!);
}
