using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Lists;

public sealed class HouseListOnSqlite() : HouseListTests(null);

public sealed class HouseListOnPostgres(PostgresServer server) : HouseListTests(server);

public abstract class HouseListTests(PostgresServer? server) : StorageTest(server)
{
    private static readonly HouseEntry Person = new() { Kind = "person", Name = "Ivan Petrov", ExpectedOn = "eu" };

    [Fact]
    public async Task An_entry_is_a_version_a_fact_of_the_ledger_and_in_use_at_once()
    {
        await using var node = await StartListsAsync();

        var added = await Keep(node).SetAsync(Person, "maria", Token);

        (added.Added, added.Mistakes.Count).ShouldBe((1, 0));
        var snapshot = InUse(node);
        var entry = snapshot.Entries.Single();
        entry.PrimaryName.Text.ShouldBe("Ivan Petrov");
        entry.Id.ShouldStartWith("H-");
        var library = node.GetRequiredService<ListLibrary>();
        (await library.LoadAsync(library.Current(ListCodes.House)!, Token)).Entries.Single().Id.ShouldBe(entry.Id);
        var fact = await Database.ReadAsync((work, ct) => work.Ledger.FindByKeyAsync("house-list:1", ct), Token);
        fact!.Payload.ShouldNotBeNull().ShouldContain("maria");
        fact.Payload.ShouldContain(snapshot.Version.Sha256);
        (await Keep(node).CurrentAsync(Token)).Entries.Single().ExpectedOn.ShouldBe("EU");
    }

    [Fact]
    public async Task Another_node_and_a_node_that_lost_its_disk_have_the_same_version()
    {
        await using var first = await StartListsAsync();
        await Keep(first).SetAsync(Person, "maria", Token);
        await Keep(first).ImportAsync(Encoding.UTF8.GetBytes("id;kind;name\nA;vessel;Sea Star\nB;company;Example\n"), replace: false, "maria", Token);
        await using var second = await StartListsAsync();
        await Keep(second).RemoveAsync("A", "otto", Token);

        await first.GetRequiredService<FollowHouseList>().RunAsync(Token);

        InUse(second).Version.Sha256.ShouldBe(InUse(first).Version.Sha256);
        InUse(first).Entries.Select(e => e.PrimaryName.Text).Order().ShouldBe(["Example", "Ivan Petrov"]);
    }

    [Fact]
    public async Task Changes_at_the_same_time_all_come_through()
    {
        await using var first = await StartListsAsync();
        await using var second = await StartListsAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Keep(i % 2 == 0 ? first : second).SetAsync(Person with { Id = $"P{i}" }, "maria", Token)));

        (await Keep(first).CurrentAsync(Token)).Entries.Count.ShouldBe(20);
        (await Keep(second).CurrentAsync(Token)).Number.ShouldBe(20);
        InUse(first).Version.Sha256.ShouldBe(InUse(second).Version.Sha256);
    }

    [Fact]
    public async Task A_file_with_one_mistake_changes_nothing()
    {
        await using var node = await StartListsAsync();

        var import = await Keep(node).ImportAsync(Encoding.UTF8.GetBytes("id;kind;name\nA;vessel;Sea Star\nB;planet;Example\n"), replace: false, "maria", Token);

        import.Mistakes.Single().English.ShouldStartWith("Line 3:");
        InUse(node).Entries.ShouldBeEmpty();
        (await Database.ReadAsync((work, ct) => work.Ledger.HeadAsync(ct), Token)).Sequence.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_adds_and_changes_or_replaces_the_whole_list_and_equal_rows_are_no_change()
    {
        await using var node = await StartListsAsync();
        var keep = Keep(node);
        await keep.ImportAsync(Encoding.UTF8.GetBytes("id;kind;name;entered_on\nA;vessel;Sea Star;2026-01-01\nB;company;Example;2026-01-01\n"), replace: false, "maria", Token);

        var more = await keep.ImportAsync(Encoding.UTF8.GetBytes("id;kind;name\nB;company;Example Ltd\nC;person;Ivan\n"), replace: false, "maria", Token);
        var same = await keep.ImportAsync(Encoding.UTF8.GetBytes("id;kind;name\nB;company;Example Ltd\n"), replace: false, "maria", Token);
        var whole = await keep.ImportAsync(Encoding.UTF8.GetBytes("id;kind;name\nC;person;Ivan\n"), replace: true, "maria", Token);

        (more.Added, more.Changed, more.Removed).ShouldBe((1, 1, 0));
        (same.Added, same.Changed, same.Removed).ShouldBe((0, 0, 0));
        (whole.Added, whole.Changed, whole.Removed).ShouldBe((0, 0, 2));
        (await keep.CurrentAsync(Token)).Entries.Single().Id.ShouldBe("C");
        (await keep.CurrentAsync(Token)).Number.ShouldBe(3);
    }

    [Fact]
    public async Task A_version_that_is_damaged_on_disk_is_missing_until_the_ledger_gave_it_back()
    {
        await using var node = await StartListsAsync();
        await Keep(node).SetAsync(Person, "maria", Token);
        var folder = node.GetRequiredService<Microsoft.Extensions.Options.IOptions<ListsOptions>>().Value.Folder;
        var version = InUse(node).Version;
        await System.IO.File.WriteAllBytesAsync(Path.Combine(folder, ListCodes.House, "versions", version.Sha256, "house.csv.gz"), [1, 2, 3], Token);

        await using var again = await StartListsAsync(folder, follow: false);
        again.GetRequiredService<ICurrentLists>().Current.Find(ListCodes.House).ShouldBeNull();
        await again.GetRequiredService<FollowHouseList>().RunAsync(Token);

        InUse(again).Version.Sha256.ShouldBe(version.Sha256);
        await using var third = await StartListsAsync(folder, follow: false);
        InUse(third).Entries.Count.ShouldBe(1);
    }

    private static KeepHouseList Keep(ServiceProvider node) => node.GetRequiredService<KeepHouseList>();

    private static ListSnapshot InUse(ServiceProvider node) => node.GetRequiredService<ICurrentLists>().Current.Find(ListCodes.House).ShouldNotBeNull();

    private async Task<ServiceProvider> StartListsAsync(string? folder = null, bool follow = true)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddStorage(o =>
        {
            o.Provider = IsPostgres ? StorageProvider.Postgres : StorageProvider.Sqlite;
            o.File = File;
            o.ConnectionString = Target;
        });
        services.AddLists(o => (o.Folder, o.SamplesFolder) = (folder ?? Path.Combine(Path.GetDirectoryName(File)!, Path.GetRandomFileName()), ""));
        services.AddHouseList();
        var node = services.BuildServiceProvider();
        await node.GetRequiredService<OpenLists>().RunAsync(Token);
        if (follow)
        {
            await node.GetRequiredService<FollowHouseList>().RunAsync(Token);
        }

        return node;
    }
}
