namespace WorkflowConnect.Engine.Tests;

public class RefusingActivityTests
{
    [Theory]
    [InlineData("""{"id":"a","type":"Elsa.ReadLine"}""", "no console")]
    [InlineData("""{"id":"a","type":"Elsa.NotFoundActivity","missingTypeName":"Acme.Gone","missingTypeVersion":2}""", "'Acme.Gone' version 2 is not installed")]
    public async Task An_activity_that_cannot_work_here_faults_and_says_why(string activity, string expected)
    {
        using var engine = new TestEngine();
        (await engine.Run($$"""{"definitionId":"d","root":{{activity}}}""")).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single().Message.ShouldContain(expected);
    }
}
