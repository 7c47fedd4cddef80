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
    public async Task A_version_is_added_once_and_reads_back_whole()
    {
        var row = Filled.With<WorkflowDefinitionRow>();
        (await Store.TryAddAsync(row, Token)).ShouldBeTrue();
        (await Store.TryAddAsync(row with { Json = "{}" }, Token)).ShouldBeFalse();
        (await Store.FindAsync(row.DefinitionId, row.Version, Token)).ShouldBe(row);
        (await Store.FindAsync(row.DefinitionId, row.Version + 1, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Versions_ascend_and_the_latest_of_each_definition_is_known()
    {
        foreach (var version in new[] { 2, 10, 1 })
        {
            await Store.TryAddAsync(Row("a", version), Token);
        }

        await Store.TryAddAsync(Row("b", 1), Token);
        (await Store.ListVersionsAsync("a", Token)).Select(d => d.Version).ShouldBe([1, 2, 10]);
        (await Store.ListLatestAsync(Token)).Select(d => (d.DefinitionId, d.Version)).ShouldBe([("a", 10), ("b", 1)]);
    }

    [Fact]
    public async Task At_most_one_version_of_a_definition_is_published()
    {
        await Store.TryAddAsync(Row("a", 1), Token);
        await Store.TryAddAsync(Row("a", 2), Token);
        await Store.TryAddAsync(Row("b", 1), Token);
        await Store.SetPublishedAsync("b", 1, Token);
        await ShouldBePublished(("b", 1));
        await Store.SetPublishedAsync("a", 1, Token);
        await ShouldBePublished(("a", 1), ("b", 1));
        await Store.SetPublishedAsync("a", 2, Token);
        await ShouldBePublished(("a", 2), ("b", 1));
        await Store.SetPublishedAsync("a", null, Token);
        await ShouldBePublished(("b", 1));
    }

    private static WorkflowDefinitionRow Row(string id, int version) =>
        Filled.With<WorkflowDefinitionRow>() with { DefinitionId = id, Version = version, IsPublished = false };

    private async Task ShouldBePublished(params (string, int)[] versions) =>
        (await Store.ListPublishedAsync(Token)).Select(d => (d.DefinitionId, d.Version)).ShouldBe(versions);
}
