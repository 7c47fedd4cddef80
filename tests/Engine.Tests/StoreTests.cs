namespace WorkflowConnect.Engine.Tests;

public class StoreTests
{
    [Fact]
    public async Task A_stale_checkpoint_is_refused_and_changes_nothing()
    {
        using var engine = new TestEngine();
        await engine.Run(Flow.Definition("d", Flow.Act("delay", "Elsa.Delay", ("timeSpan", Flow.Literal("01:00:00")))));
        var row = (await engine.Store.FindAsync("i", default))!;
        var stale = new WorkflowCheckpoint { Instance = row with { Name = "stale" }, Bookmarks = [], Incidents = [] };
        await Should.ThrowAsync<StaleCheckpointException>(async () => await engine.Store.SaveAsync(stale, default));
        (await engine.Store.FindAsync("i", default)).ShouldBe(row);
        (await engine.Store.ListBookmarksAsync("i", default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_instance_finishes_on_its_own_version_after_a_new_one_is_published()
    {
        using var engine = new TestEngine();
        string Version(string effect) => Flow.Definition("d", Flow.Sequence("s",
            Flow.Act("delay", "Elsa.Delay", ("timeSpan", Flow.Literal("01:00:00"))), Flow.Effect(effect)));
        await engine.Run(Version("old"));
        (await engine.Import(Version("new"))).Version.ShouldBe(2, "an import never overwrites a version");
        await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = "j" });

        using var afterRestart = new TestEngine(sameWorldAs: engine);
        await afterRestart.Runtime.ResumeDueAsync(engine.Clock.Now + TimeSpan.FromHours(1), 10);
        engine.Effects.Activities.Order().ShouldBe(["new", "old"]);
        (await afterRestart.State("i")).DefinitionVersion.ShouldBe(1);
        (await afterRestart.State("j")).DefinitionVersion.ShouldBe(2);
    }

    [Fact]
    public async Task Importing_the_same_content_adds_no_version_and_the_canvas_does_not_count()
    {
        using var engine = new TestEngine();
        var first = await engine.Import("""{"definitionId":"d","name":"n","root":{"id":"a","type":"Elsa.Start","metadata":{"x":1}}}""");
        var again = await engine.Catalog.ImportAsync("""{"name":"n","definitionId":"d","version":7,"root":{"type":"Elsa.Start","id":"a","metadata":{"x":2}}}""");
        again.IsUnchanged.ShouldBeTrue();
        again.Definition!.Version.ShouldBe(first.Version);
        again.Definition.ContentHash.ShouldBe(first.ContentHash);
        var other = await engine.Import("""{"definitionId":"d","name":"n","root":{"id":"b","type":"Elsa.Start"}}""");
        other.ContentHash.ShouldNotBe(first.ContentHash);
    }
}
