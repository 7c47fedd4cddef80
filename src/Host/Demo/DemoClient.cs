using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Host.Intake;

namespace WorkflowConnect.Host.Demo;

/// <summary>Uses the product as anybody would: over HTTP.</summary>
internal sealed class DemoClient : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _keys;
    private readonly DemoUsers _users;
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public DemoClient(Uri address, IReadOnlyDictionary<string, string> keys, DemoUsers users)
    {
        _users = users;
        _http = new HttpClient { BaseAddress = address, Timeout = Longest };
        _keys = new Dictionary<string, string>(keys, StringComparer.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Posts a lead and waits for its outcome.</summary>
    public async Task<(HttpStatusCode Code, LeadStatusBody? Lead)> PostAsync(DemoLead lead, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/intake/{lead.Source}") { Content = lead.Content() };
        request.Headers.Add("X-Api-Key", _keys[lead.Source]);
        request.Headers.Add("Prefer", "wait=30");
        using var answer = await _http.SendAsync(request, cancellationToken);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<LeadStatusBody>(cancellationToken) : null);
    }

    /// <summary>Two persons agree on the review of a lead; then its status when the workflow went on.</summary>
    public async Task<LeadStatusBody> DecideAsync(DemoLead lead, LeadStatusBody waiting, CancellationToken cancellationToken)
    {
        foreach (var reviewer in _users.Reviewers)
        {
            var reviews = await CallAsync<JsonObject[]>(reviewer, HttpMethod.Get, "/reviews", null, cancellationToken);
            var id = (string)reviews.Single(review => (string?)review["leadId"] == waiting.Id)["id"]!;
            var reason = lead.Decide == "released" ? "name-coincidence" : "not-excluded";
            await CallAsync<JsonObject>(
                reviewer, HttpMethod.Post, $"/reviews/{id}", new { verdict = lead.Decide, reason, note = "Beispielentscheidung" }, cancellationToken);
        }

        return await UntilAsync(
            async () => (await TrackAsync(waiting, cancellationToken)) is { Status: not "inReview" } decided ? decided : null,
            cancellationToken);
    }

    /// <summary>Re-screens all customers and waits for the end of the run.</summary>
    public async Task<string> RescreenAsync(CancellationToken cancellationToken)
    {
        var by = _users.Administrator;
        var begun = await CallAsync<JsonObject>(by, HttpMethod.Post, "/rescreening", new { intervalDays = 0 }, cancellationToken);
        var id = (string)begun["instanceId"]!;
        return await UntilAsync(
            async () =>
            {
                using var request = await SignedAsync(by, HttpMethod.Get, $"/runs/{id}", null, cancellationToken);
                using var run = await _http.SendAsync(request, cancellationToken);
                var body = run.IsSuccessStatusCode ? await run.Content.ReadFromJsonAsync<JsonObject>(cancellationToken) : null;
                return (string?)body?["run"]?["status"] == "Finished" ? (string?)body["run"]!["subStatus"] : null;
            },
            cancellationToken);
    }

    private async Task<T> CallAsync<T>(DemoUser user, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = await SignedAsync(user, method, path, body, cancellationToken);
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<T>(cancellationToken))!;
    }

    private async Task<HttpRequestMessage> SignedAsync(DemoUser user, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        if (!_tokens.TryGetValue(user.Name, out var token))
        {
            using var answer = await _http.PostAsJsonAsync("/elsa/api/identity/login", new { username = user.Name, password = user.Password }, cancellationToken);
            answer.EnsureSuccessStatusCode();
            token = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["accessToken"]!;
            _tokens[user.Name] = token;
        }

        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task<LeadStatusBody> TrackAsync(LeadStatusBody lead, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, lead.Tracking);
        request.Headers.Add("X-Api-Key", _keys[lead.Tracking.Split('/')[2]]);
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<LeadStatusBody>(cancellationToken))!;
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        while (true)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }
}
