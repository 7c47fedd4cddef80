using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine.Tests;

/// <summary>Draws a flow by dice: mostly sensible at first sight, safe or unsafe in every way.</summary>
internal sealed class RandomFlow(int seed)
{
    private static readonly string[] Variables = ["a", "b"];
    private readonly Random dice = new(seed);
    private int count;

    public List<string> Triggers { get; } = [];

    public string Draw(string id)
    {
        var root = dice.Next(6) == 0 ? Container(3) : Chart(3);
        var definition = JsonNode.Parse(Flow.Definition(id, root, variables: [Flow.Variable("a"), Flow.Variable("b")]))!;
        if (dice.Next(8) == 0)
        {
            definition["customProperties"] = new JsonObject { [Activities.Flowchart.ModeProperty] = "TokenBased" };
        }

        return definition.ToJsonString();
    }

    private string Id(string kind) => $"{kind}{++count}";

    // One variable most of the time, or nothing would ever be safe.
    private string Variable() => Variables[dice.Next(12) == 0 ? 1 : 0];

    private object Any(int depth) => dice.Next(depth > 0 ? 16 : 12) switch
    {
        < 2 => Screen(),
        2 => Flow.Act(Id("release"), "Permit.Release", ("check", Flow.Var(Variable()))),
        < 6 => Flow.Act(Id("write"), "Permit.Write", ("check", Flow.Var(Variable()))),
        6 => dice.Next(3) == 0 ? Set() : Note(),
        7 => dice.Next(2) == 0 ? Event() : Note(),
        < 12 => Note(),
        _ => dice.Next(2) == 0 ? Container(depth - 1) : Chart(depth - 1),
    };

    private object Screen() => Flow.Act(Id("screen"), "Permit.Screen", ("check", Flow.To(Variable())));

    private object Note() => Flow.Act(Id("note"), "Permit.Note");

    private object Set()
    {
        var name = Variable();
        return Flow.Act(Id("set"), "Elsa.SetVariable", ("variable", new { id = name, name }), ("value", Flow.Literal("forged")));
    }

    private object Event()
    {
        var id = Id("event");
        Triggers.Add(id);
        return Flow.Act(id, "Elsa.Event", ("eventName", Flow.Literal(id)), ("customProperties", new { canStartWorkflow = dice.Next(2) == 0 }));
    }

    private object Container(int depth) => dice.Next(12) switch
    {
        0 => Flow.Act(Id("if"), "Elsa.If", ("condition", Flow.Literal(dice.Next(2) == 0)), ("then", Any(depth)), ("else", Any(depth))),
        1 => Flow.Act(Id("each"), "Elsa.ForEach", ("items", new { expression = new { type = "Object", value = "[1,2]" } }), ("body", Any(depth))),
        2 => Flow.Act(Id("switch"), "Elsa.Switch", ("mode", Flow.Literal("MatchAny")), ("cases", new[]
        {
            new { label = "x", condition = new { type = "Literal", value = "true" }, activity = Any(depth) },
            new { label = "y", condition = new { type = "Literal", value = "true" }, activity = Any(depth) },
        })),
        3 => Flow.Act(Id("all"), "Elsa.ParallelForEach", ("items", new { expression = new { type = "Object", value = "[1,2]" } }), ("body", Any(depth))),
        4 => Flow.Act(Id("beside"), "Elsa.Parallel", ("activities", new[] { Any(depth), Any(depth) })),
        5 => Flow.Act(Id("machine"), "Elsa.StateMachine", ("initialState", "one"),
            ("states", new[] { new { name = "one", entry = Any(depth), exit = Any(depth) }, new { name = "two", entry = Any(depth), exit = Any(depth) } }),
            ("transitions", new[] { new { name = "t", from = "one", to = "two", trigger = Any(depth), action = Any(depth) } })),
        _ => Flow.Sequence(Id("seq"), [.. Enumerable.Range(0, dice.Next(1, 5)).Select(_ => Any(depth))]),
    };

    private object Chart(int depth)
    {
        var activities = Enumerable.Range(0, dice.Next(2, 8)).Select(_ => (Dictionary<string, object?>)(dice.Next(7) == 0 ? Join() : Any(depth))).ToList();
        if (dice.Next(3) > 0)
        {
            activities[0] = (Dictionary<string, object?>)Screen();
        }

        if (dice.Next(8) == 0)
        {
            activities.Add(Flow.Act(Id("end"), "Elsa.End"));
        }

        var connections = new List<string>();
        for (var to = 1; to < activities.Count; to++)
        {
            // Everything hangs on something before it; some on two.
            for (var i = dice.Next(4) == 0 ? 2 : 1; i > 0; i--)
            {
                connections.Add(Connection(activities, dice.Next(Math.Max(0, to - 3), to), to));
            }
        }

        if (dice.Next(3) == 0)
        {
            var from = dice.Next(activities.Count);
            connections.Add(Connection(activities, from, dice.Next(from + 1)));
        }

        var chart = Flow.Chart(Id("chart"), [.. activities], [.. connections.Distinct()]);
        if (dice.Next(10) == 0)
        {
            chart["variables"] = new[] { Flow.Variable("a") };
        }

        return chart;
    }

    private object Join() => Flow.Act(Id("join"), "Elsa.FlowJoin", ("mode", Flow.Literal(new[] { "WaitAll", "WaitAll", "WaitAny", "WaitAllActive" }[dice.Next(4)])));

    private string Connection(List<Dictionary<string, object?>> activities, int from, int to)
    {
        string[] ports = (string)activities[from]["type"]! switch
        {
            "Permit.Screen" => ["Clear", "Clear", "Clear", "Clear", "Clear", "Hit"],
            "Permit.Release" => ["Released", "Released", "Confirmed"],
            "Permit.Note" => ["Done", "Done", "Other"],
            _ => ["Done"],
        };
        return $"{activities[from]["id"]}:{ports[dice.Next(ports.Length)]}>{activities[to]["id"]}";
    }
}
