using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Brevo;

/// <summary>Calls version 3 of Brevo's API. A person is looked up by the address in the path, since Brevo takes it nowhere else; addresses of calls are not logged.</summary>
internal sealed class BrevoCalls(ListToolOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> key, TimeProvider time)
{
    /// <summary>Most rows of a page of lists or folders.</summary>
    private const int MostRows = 50;

    private const string Base = "v3/";
    private const string ResetHeader = "x-sib-ratelimit-reset";

    /// <summary>Some limits are counted by the hour: until then nobody calls, and nobody waits for it within a write.</summary>
    private DateTimeOffset _restUntil;

    /// <exception cref="VendorTrouble">Brevo did not do it.</exception>
    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) => Read(await SendAsync(HttpMethod.Get, path, null, cancellationToken), isWrite: false);

    /// <summary>Null when there is none: a refusal of another kind is no proof of that.</summary>
    /// <exception cref="VendorTrouble">Brevo did not do it.</exception>
    public async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        return answer.Status == 404 && VendorJson.Text((answer.Json() as JsonObject)?["code"]) == "document_not_found" ? null : Read(answer, isWrite: false);
    }

    /// <summary>Rows of all pages, oldest first.</summary>
    /// <exception cref="VendorTrouble">Brevo did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string path, string rows, CancellationToken cancellationToken)
    {
        var all = new List<JsonObject>();
        for (var offset = 0; ; offset += MostRows)
        {
            JsonObject[] page = [.. VendorJson.Rows((await GetAsync($"{path}?limit={MostRows}&offset={offset}&sort=asc", cancellationToken))[rows])];
            all.AddRange(page);
            if (page.Length < MostRows)
            {
                return all;
            }
        }
    }

    /// <exception cref="VendorTrouble">Brevo did not do it, or nobody knows.</exception>
    public async Task<JsonObject> PostAsync(string path, JsonObject body, CancellationToken cancellationToken) => Read(await SendAsync(HttpMethod.Post, path, body, cancellationToken), isWrite: true);

    /// <exception cref="VendorTrouble">Brevo did not do it, or nobody knows.</exception>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken) => Read(await SendAsync(HttpMethod.Delete, path, null, cancellationToken), isWrite: true);

    private async Task<VendorAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        if (_restUntil - time.GetUtcNow() is { Ticks: > 0 } left)
        {
            throw BrevoErrors.Busy(left);
        }

        var secret = await key(cancellationToken)
            ?? throw BrevoErrors.ByHand($"There is no secret '{options.ApiKeySecret}' with Brevo's API key. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        var answer = await http.SendAsync(
            new VendorRequest
            {
                Method = method,
                Path = Base + path,
                Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["api-key"] = secret.Trim() },
                Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
                IsWrite = method != HttpMethod.Get,
            },
            cancellationToken);
        if (answer.Status == 429 && Rest(answer) is { } rest)
        {
            _restUntil = time.GetUtcNow() + rest;
        }

        return answer;
    }

    private JsonObject Read(VendorAnswer answer, bool isWrite)
    {
        var body = answer.Json() as JsonObject;
        return !answer.IsSuccess ? throw BrevoErrors.Of(answer.Status, body, Rest(answer), isWrite)
            : body ?? (answer.Body.Length == 0 ? [] : throw BrevoErrors.Of(502, null, null, isWrite));
    }

    /// <summary>Seconds until the limit is free again; Brevo documents no Retry-After, which a server before it may send.</summary>
    private TimeSpan? Rest(VendorAnswer answer) =>
        answer.Headers.TryGetValue(ResetHeader, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : answer.RetryAfter(time.GetUtcNow());
}
