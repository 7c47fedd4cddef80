using System.Text.Json;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>The shipped workflows as files: complete, and drawn without loose ends.</summary>
public sealed class WorkflowFileTests
{
    private static readonly string[] Promised = ["lead-intake", "newsletter-signup", "event-registration", "rescreen-customers"];

    public static TheoryData<string> Files => [.. Repository.Files("workflows", ".json").Select(file => file.Path)];

    [Fact]
    public void The_four_workflows_that_the_product_promises_are_there() =>
        Promised
            .Where(name => !Repository.Exists($"workflows/{name}.json"))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_has_name_description_and_version(string path)
    {
        var workflow = Parse(path);
        Text(workflow, "name").ShouldNotBeNullOrWhiteSpace();
        Text(workflow, "description").ShouldNotBeNullOrWhiteSpace();
        Text(workflow, "definitionId").ShouldBe(Path.GetFileNameWithoutExtension(path));
        workflow.GetProperty("version").GetInt32().ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_activity_has_a_type_and_an_id_and_node_id_of_its_own(string path)
    {
        var activities = ActivitiesBelow(Parse(path).GetProperty("root")).ToArray();
        activities.ShouldAllBe(a => !string.IsNullOrWhiteSpace(Text(a, "type")));
        Distinct(activities, "id");
        Distinct(activities, "nodeId");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_connection_joins_two_activities_of_its_flowchart(string path)
    {
        foreach (var flowchart in ActivitiesBelow(Parse(path).GetProperty("root")).Where(a => a.TryGetProperty("connections", out _)))
        {
            var ids = flowchart.GetProperty("activities").EnumerateArray().Select(a => Text(a, "id")).ToArray();
            flowchart.GetProperty("connections").EnumerateArray()
                .SelectMany(connection => new[] { connection.GetProperty("source"), connection.GetProperty("target") })
                .Select(end => Text(end, "activity"))
                .Except(ids)
                .ShouldBeEmpty();
        }
    }

    private static void Distinct(IEnumerable<JsonElement> activities, string property)
    {
        var values = activities.Select(activity => Text(activity, property)).ToArray();
        values.ShouldAllBe(value => !string.IsNullOrWhiteSpace(value));
        values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty($"{property} is used twice");
    }

    /// <summary>The activity and all within it; whatever property holds them.</summary>
    private static IEnumerable<JsonElement> ActivitiesBelow(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => (IsActivity(element) ? [element] : Enumerable.Empty<JsonElement>())
            .Concat(element.EnumerateObject().SelectMany(property => ActivitiesBelow(property.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ActivitiesBelow),
        _ => [],
    };

    // An expression has a type too, but no version; an activity always has one.
    private static bool IsActivity(JsonElement element) =>
        element.TryGetProperty("type", out _) && element.TryGetProperty("version", out _);

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Parse(string path) => JsonDocument.Parse(Repository.ReadRelative(path).Text).RootElement;
}
