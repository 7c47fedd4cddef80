using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Tests.Security;

namespace WorkflowConnect.Host.Tests.Events;

/// <summary>What waiting workflows are told over the API.</summary>
public sealed class EventEndpointTests(Door door) : IClassFixture<Door>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static object Literal(object value) => new { typeName = "Object", expression = new { type = "Literal", value } };

    private async Task<string> WaitingAsync(string name, object activity, string? correlationId = null)
    {
        var definition = JsonSerializer.Serialize(new { definitionId = name, name, version = 1, root = activity });
        (await door.Get<WorkflowCatalog>().ImportAsync(definition, cancellationToken: Token)).Errors.ShouldBeEmpty();
        var state = await door.Get<WorkflowRuntime>().StartAsync(new StartWorkflow { DefinitionId = name, CorrelationId = correlationId }, Token);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        return state.InstanceId;
    }

    private async Task<WorkflowRunState> StateAsync(string id) => (await door.Get<WorkflowRuntime>().FindAsync(id, Token))!;

    private static object Event(string name) => new
    {
        id = "ev",
        type = "Elsa.Event",
        version = 1,
        eventName = Literal(name),
        result = new { typeName = "Object", memoryReference = new { id = "o" } },
    };

    [Fact]
    public async Task The_recorded_call_resumes_the_run_with_its_reference_and_answers_200_with_nothing()
    {
        var meant = await WaitingAsync("event-a", Event("go"), "corr-2");
        var other = await WaitingAsync("event-b", Event("go"), "corr-1");
        using var client = await door.AsAsync("events-admin", "administrator");
        using var answer = await client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { correlationId = "corr-2", workflowExecutionMode = "Synchronous", input = new { n = 7 } }, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBeEmpty();
        var state = await StateAsync(meant);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        JsonSerializer.Serialize(state.Output["o"]).ShouldBe("""{"n":7}""");
        (await StateAsync(other)).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);

        using var rest = await client.PostAsync("/elsa/api/events/go/trigger", content: null, Token);
        rest.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(other)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        using var wrong = await client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { workflowExecutionMode = "Later" }, Token);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_task_is_listed_and_completed_once()
    {
        var id = await WaitingAsync("task", new
        {
            id = "task",
            type = "Elsa.RunTask",
            version = 1,
            taskName = Literal("call back"),
            result = new { typeName = "Object", memoryReference = new { id = "o" } },
        });
        using var client = await door.AsAsync("tasks-admin", "administrator");
        var list = JsonNode.Parse(await client.GetStringAsync("/elsa/api/tasks", Token))!;
        var task = list["items"]!.AsArray().Single(item => (string?)item!["workflowInstanceId"] == id)!;
        ((string?)task["taskName"]).ShouldBe("call back");
        using var done = await client.PostAsJsonAsync($"/elsa/api/tasks/{task["taskId"]}/complete", new { result = "reached" }, Token);
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(id)).Output["o"].ToString().ShouldBe("reached");
        using var again = await client.PostAsJsonAsync($"/elsa/api/tasks/{task["taskId"]}/complete", new { result = "again" }, Token);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_resumes_its_bookmark_without_sign_in_and_only_while_it_is_valid()
    {
        var id = await WaitingAsync("token", Event("by-token"));
        var bookmark = (await door.Get<IWorkflowInstanceStore>().ListBookmarksAsync(id, Token)).Single();
        var tokens = door.Get<ITriggerTokens>();
        using var client = door.Client();
        foreach (var useless in new[] { "", "nonsense", tokens.ForBookmark(bookmark.Id, TimeSpan.FromSeconds(-1)), tokens.ForEvent(new PublishedEvent { EventName = "x" }, TimeSpan.FromHours(1)) })
        {
            using var refused = await client.GetAsync($"/elsa/api/bookmarks/resume?t={Uri.EscapeDataString(useless)}", Token);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        var token = tokens.ForBookmark(bookmark.Id, TimeSpan.FromHours(1));
        token.ShouldNotContain(bookmark.Id);
        using var resumed = await client.PostAsJsonAsync($"/elsa/api/bookmarks/resume?t={Uri.EscapeDataString(token)}", new { input = new Dictionary<string, int> { ["Payload"] = 5 } }, Token);
        resumed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(id)).Output["o"].ToString().ShouldBe("5");
        using var again = await client.GetAsync($"/elsa/api/bookmarks/resume?t={Uri.EscapeDataString(token)}", Token);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_sends_its_event()
    {
        var id = await WaitingAsync("token-event", Event("mail-clicked"));
        var token = door.Get<ITriggerTokens>().ForEvent(new PublishedEvent { EventName = "mail-clicked", InstanceId = id }, TimeSpan.FromHours(1));
        using var client = door.Client();
        using var answer = await client.GetAsync($"/elsa/api/events/trigger?t={Uri.EscapeDataString(token)}", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
