using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Workflows;

public sealed class DefinitionStoreOnSqlite() : DefinitionStoreTests(null);

public sealed class DefinitionStoreOnPostgres(PostgresServer server) : DefinitionStoreTests(server);

public abstract class DefinitionStoreTests(PostgresServer? server) : StorageTest(server)
{
    private IWorkflowDefinitionStore Store => Node.GetRequiredService<IWorkflowDefinitionStore>();

    [Fact]
    public async Task A_version_reads_back_whole_by_both_its_keys()
    {
        var row = Filled.With<WorkflowDefinitionRow>();
        await Apply(new DefinitionChange { DefinitionId = row.DefinitionId, Put = row, Latest = row.Version, Published = row.Version });
        (await Store.FindAsync(row.DefinitionId, row.Version, Token)).ShouldBe(row);
        (await Store.FindByIdAsync(row.Id, Token)).ShouldBe(row);
        (await Store.FindAsync(row.DefinitionId, row.Version + 1, Token)).ShouldBeNull();
        (await Store.ListAsync(new WorkflowDefinitionQuery(), Token)).Items.ShouldBe([WorkflowDefinitionSummary.Of(row)]);
    }

    [Fact]
    public async Task A_change_that_was_decided_on_an_older_state_is_refused_and_changes_nothing()
    {
        await Put("a", 1);
        var number = await Store.ReadChangeNumberAsync(Token);
        await Put("a", 2);
        var late = new DefinitionChange { DefinitionId = "a", Put = Row("a", 2) with { Name = "late" }, Latest = 2 };
        (await Store.TryApplyAsync(late, number, Token)).ShouldBeFalse();
        (await Store.FindAsync("a", 2, Token))!.Name.ShouldNotBe("late");
        (await Store.ReadChangeNumberAsync(Token)).ShouldBe(number + 1);
    }

    [Fact]
    public async Task Of_many_changes_at_once_on_the_same_state_exactly_one_is_applied()
    {
        var number = await Store.ReadChangeNumberAsync(Token);
        var results = await Task.WhenAll(Enumerable.Range(1, 10).Select(version => Store.TryApplyAsync(
            new DefinitionChange { DefinitionId = "a", Put = Row("a", version), Latest = version, Published = version }, number, Token).AsTask()));
        results.Count(applied => applied).ShouldBe(1);
        var only = (await Store.ListAsync(new WorkflowDefinitionQuery(), Token)).Items.ShouldHaveSingleItem();
        (only.IsLatest, only.IsPublished).ShouldBe((true, true));
    }

    [Fact]
    public async Task Flags_move_from_one_version_to_the_other()
    {
        await Put("a", 1, published: 1);
        await Put("b", 1, published: 1);
        await Put("a", 2, published: 1);
        await ShouldBe(VersionOptions.Latest, ("a", 2), ("b", 1));
        await ShouldBe(VersionOptions.Published, ("a", 1), ("b", 1));
        await ShouldBe(VersionOptions.Draft, ("a", 2));
        await ShouldBe(VersionOptions.LatestOrPublished, ("a", 1), ("a", 2), ("b", 1));
        await ShouldBe(VersionOptions.LatestAndPublished, ("b", 1));
        await ShouldBe(VersionOptions.Of(2), ("a", 2));
        await ShouldBe(VersionOptions.All, ("a", 1), ("a", 2), ("b", 1));
        await Apply(new DefinitionChange { DefinitionId = "a", Latest = 2, Published = 2, Frozen = 2 });
        await ShouldBe(VersionOptions.Published, ("a", 2), ("b", 1));
        (await Store.FindAsync("a", 2, Token))!.IsFrozen.ShouldBeTrue();
        await Apply(new DefinitionChange { DefinitionId = "a", Removed = [2], Latest = 1 });
        await ShouldBe(VersionOptions.All, ("a", 1), ("b", 1));
        await ShouldBe(VersionOptions.Published, ("b", 1));
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_paged()
    {
        await Put("a", 1, row => row with { Name = "Zebra", Description = "50% off" });
        await Put("b", 1, row => row with { Name = "apple", Description = null, IsSystem = false });
        await Put("c", 1, row => row with { Name = "Mango_1", UsableAsActivity = false });
        (await Names(new WorkflowDefinitionQuery { Order = WorkflowDefinitionOrder.Name })).ShouldBe(["apple", "Mango_1", "Zebra"]);
        (await Names(new WorkflowDefinitionQuery { Order = WorkflowDefinitionOrder.Name, IsDescending = true, Skip = 1, Take = 1 })).ShouldBe(["Mango_1"]);
        (await Names(new WorkflowDefinitionQuery { SearchTerm = "EBR" })).ShouldBe(["Zebra"]);
        (await Names(new WorkflowDefinitionQuery { SearchTerm = "0%" })).ShouldBe(["Zebra"]);
        (await Names(new WorkflowDefinitionQuery { SearchTerm = "o_1" })).ShouldBe(["Mango_1"]);
        (await Names(new WorkflowDefinitionQuery { SearchTerm = "_" })).ShouldBe(["Mango_1"]);
        (await Names(new WorkflowDefinitionQuery { Name = "APPLE" })).ShouldBe(["apple"]);
        (await Names(new WorkflowDefinitionQuery { IsSystem = false })).ShouldBe(["apple"]);
        (await Names(new WorkflowDefinitionQuery { UsableAsActivity = false })).ShouldBe(["Mango_1"]);
        (await Names(new WorkflowDefinitionQuery { DefinitionIds = ["a", "b"], Ids = ["id-b-1"] })).ShouldBe(["apple"]);
        (await Names(new WorkflowDefinitionQuery { JsonContains = "\"c\"" })).ShouldBe(["Mango_1"]);
        (await Store.ListAsync(new WorkflowDefinitionQuery { Take = 1 }, Token)).TotalCount.ShouldBe(3);
    }

    [Fact]
    public async Task The_hash_of_an_imported_file_outlives_its_definition()
    {
        await Apply(new DefinitionChange { DefinitionId = "a", Put = Row("a", 1), Latest = 1, ImportedHash = "h1" });
        await Apply(new DefinitionChange { DefinitionId = "a", Put = Row("a", 2), Latest = 2, ImportedHash = "h2" });
        await Apply(new DefinitionChange { DefinitionId = "a", Removed = [1, 2] });
        (await Store.ListImportedAsync(Token)).ShouldBe(new Dictionary<string, string> { ["a"] = "h2" });
    }

    private static WorkflowDefinitionRow Row(string id, int version) => Filled.With<WorkflowDefinitionRow>() with
    {
        Id = $"id-{id}-{version}",
        DefinitionId = id,
        Version = version,
        IsFrozen = false,
        Json = $$"""{"x":"{{id}}"}""",
    };

    private Task Put(string id, int version, int? published = null) => Put(id, version, row => row, published);

    private Task Put(string id, int version, Func<WorkflowDefinitionRow, WorkflowDefinitionRow> with, int? published = null) =>
        Apply(new DefinitionChange { DefinitionId = id, Put = with(Row(id, version)), Latest = version, Published = published });

    private async Task Apply(DefinitionChange change) =>
        (await Store.TryApplyAsync(change, await Store.ReadChangeNumberAsync(Token), Token)).ShouldBeTrue();

    private async Task<string[]> Names(WorkflowDefinitionQuery query) =>
        [.. (await Store.ListAsync(query, Token)).Items.Select(item => item.Name)];

    private async Task ShouldBe(VersionOptions version, params (string, int)[] expected) =>
        (await Store.ListAsync(new WorkflowDefinitionQuery { Version = version }, Token)).Items.Select(d => (d.DefinitionId, d.Version)).ShouldBe(expected);
}
