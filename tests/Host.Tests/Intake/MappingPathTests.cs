using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Tests.Intake;

public sealed class MappingPathTests
{
    private const string Body = """{"a":{"b":"1","odd name":"2"},"list":[{"ref":"x","v":"3"},{"ref":"y","v":"4","n":5,"t":true}],"1.3":"6","deep":[[["7"]]]}""";

    [Theory]
    [InlineData("$.a.b", "$.a.b")]
    [InlineData("$['a']['odd name']", "$.a['odd name']")]
    [InlineData("$[\"a\"].b", "$.a.b")]
    [InlineData("$.list[0].v", "$.list[0].v")]
    [InlineData("$.list[*].v", "$.list[0].v $.list[1].v")]
    [InlineData("$.a.*", "$.a.b $.a['odd name']")]
    [InlineData("$.list[?@.ref=='y'].v", "$.list[1].v")]
    [InlineData("$.list[?(@.ref == \"y\")].v", "$.list[1].v")]
    [InlineData("$.list[?@.ref!='y'].v", "$.list[0].v")]
    [InlineData("$.list[?@['n']==5].v", "$.list[1].v")]
    [InlineData("$.list[?@.t==true].v", "$.list[1].v")]
    [InlineData("$.list[?@.n].v", "$.list[1].v")]
    [InlineData("$.deep[0][0][0]", "$.deep[0][0][0]")]
    [InlineData("1.3", "$['1.3']")]
    [InlineData("$.list[7].v", "")]
    [InlineData("$.a.b.c", "")]
    [InlineData("missing", "")]
    [InlineData("@.v", "")]
    public async Task A_path_finds_what_RFC_9535_says(string path, string found)
    {
        var sent = await Mappings.SentAsync(SentBodies.Json, Body, TestContext.Current.CancellationToken);
        string.Join(' ', MappingPath.Parse(path).In(new MappingScope(sent.Root)).Select(node => node.Path)).ShouldBe(found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$.a-b")]
    [InlineData("$.1")]
    [InlineData("$['a'")]
    [InlineData("$['a")]
    [InlineData("$[-1]")]
    [InlineData("$[1:2]")]
    [InlineData("$[?@.a=='x' && @.b]")]
    [InlineData("$[?length(@)]")]
    [InlineData("$[99999999999]")]
    [InlineData("$a")]
    public void What_is_no_path_is_refused_with_the_reason(string path) =>
        Should.Throw<FormatException>(() => MappingPath.Parse(path)).Message.ShouldNotBeNullOrWhiteSpace();

    [Theory]
    [InlineData("$.a.b", true)]
    [InlineData("$.missing", false)]
    [InlineData("$.a.b == 1, 2", true)]
    [InlineData("$.a.b == 3", false)]
    [InlineData("$.a.b != 3", true)]
    [InlineData("$.a.b != 1", false)]
    [InlineData("$.missing != 1", true)]
    [InlineData("$.missing == 1", false)]
    [InlineData("$.list[?@.ref == 'y'].v == 4", true)]
    [InlineData("$.list[?@.ref == 'y'].v", true)]
    [InlineData("$.list[?@.ref == 'z'].v", false)]
    [InlineData("$.list[*].ref == Y", true)]
    public async Task A_condition_holds_or_not(string condition, bool holds)
    {
        var sent = await Mappings.SentAsync(SentBodies.Json, Body, TestContext.Current.CancellationToken);
        MappingCondition.Parse(condition).Holds(new MappingScope(sent.Root)).ShouldBe(holds);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("Nein")]
    [InlineData(" ")]
    public async Task A_box_that_was_not_ticked_is_no_consent(string value)
    {
        var sent = await Mappings.SentAsync(SentBodies.Form, SentBodies.FormOf(("consent", value)), TestContext.Current.CancellationToken);
        MappingCondition.Parse("consent").Holds(new MappingScope(sent.Root)).ShouldBeFalse();
    }
}
