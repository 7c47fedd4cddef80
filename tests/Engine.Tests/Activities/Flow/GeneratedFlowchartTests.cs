namespace WorkflowConnect.Engine.Tests;

/// <summary>What holds for every flowchart without a loop, whichever way its decisions go.</summary>
public class GeneratedFlowchartTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAny")]
    public async Task Every_flow_without_a_loop_ends_and_runs_each_activity_at_most_once(string? join)
    {
        using var engine = new TestEngine();
        for (var seed = 0; seed < 150; seed++)
        {
            var graph = Draw(new Random(seed), join);
            var state = await Run(engine, seed, graph.Activities, graph.Connections);
            state.SubStatus.ShouldBe(WorkflowSubStatus.Finished, $"seed {seed}");
            engine.Effects.Activities.ShouldBeUnique($"seed {seed}");
            (await engine.Store.FindAsync($"i{seed}", default))!.State.ShouldNotContain("\"f\":{", Case.Sensitive, $"seed {seed}: the flowchart is over");
        }
    }

    [Fact]
    public async Task With_implicit_joins_exactly_those_run_that_an_alive_path_reaches()
    {
        using var engine = new TestEngine();
        for (var seed = 0; seed < 150; seed++)
        {
            var graph = Draw(new Random(seed), join: null);
            await Run(engine, seed, graph.Activities, graph.Connections);
            engine.Effects.Activities.Order().ShouldBe(graph.Alive.Order(), $"seed {seed}");
        }
    }

    private static async Task<WorkflowRunState> Run(TestEngine engine, int seed, object[] activities, string[] connections)
    {
        engine.Effects.All.Clear();
        await engine.Import(Flow.Definition($"d{seed}", Flow.Chart("f", activities, connections)));
        return await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = $"d{seed}", InstanceId = $"i{seed}" });
    }

    // Edges go from lower to higher numbers; each activity leaves through Done or Other; only 0 has no way in.
    private static (object[] Activities, string[] Connections, string[] Alive) Draw(Random random, string? join)
    {
        var count = random.Next(2, 12);
        var other = Enumerable.Range(0, count).Select(_ => random.Next(3) == 0).ToArray();
        var connections = new HashSet<(int From, bool Other, int To)>();
        for (var node = 1; node < count; node++)
        {
            for (var way = random.Next(1, 4); way > 0; way--)
            {
                connections.Add((random.Next(node), random.Next(3) == 0, node));
            }
        }

        var joins = Enumerable.Range(0, count).Select(node => join is not null && node > 1 && random.Next(3) == 0).ToArray();
        var alive = new HashSet<int> { 0 };
        foreach (var (from, viaOther, to) in connections.OrderBy(item => item.To))
        {
            // A join is no effect and leaves through Done.
            if (alive.Contains(from) && viaOther == (other[from] && !joins[from]))
            {
                alive.Add(to);
            }
        }

        return (
            [.. Enumerable.Range(0, count).Select(node => joins[node]
                ? (object)Flow.Act($"n{node}", "Elsa.FlowJoin", ("mode", Flow.Literal(join)))
                : Flow.Effect($"n{node}", ("outcome", Flow.Literal(other[node] ? "Other" : "Done"))))],
            [.. connections.Select(item => $"n{item.From}:{(item.Other ? "Other" : "Done")}>n{item.To}")],
            [.. alive.Select(node => $"n{node}")]);
    }
}
