using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>
/// Calls Pipedrive: records and fields by version 2 of its API, notes and files by version 1, which alone has them. It takes
/// what is searched for in the address only; addresses are not logged.
/// </summary>
internal sealed class PipedriveCalls(CrmOptions options, VendorHttp http, ISignIn signIn, TimeProvider time) : IDisposable
{
    public const string V2 = "api/v2";
    public const string V1 = "v1";

    /// <summary>Most rows of a page of version 2.</summary>
    public const int MostRows = 500;

    /// <summary>Most rows of a page of version 1.</summary>
    private const int MostOldRows = 100;

    /// <summary>Ten searches in two seconds are allowed, whatever the plan.</summary>
    private const double SearchesPerSecond = 4;

    private readonly SignedHttp _http = new(http, signIn);
    private readonly RateBudget _searches = new(options.CallsAtOnce, Math.Min(options.Rate, SearchesPerSecond), time);

    /// <summary>A user's API token.</summary>
    public static ISignIn WithKey(CrmOptions options, Func<CancellationToken, Task<string?>> key) => new KeySignIn(
        key, token => new SignInHeader("x-api-token", token), $"There is no secret '{options.ApiKeySecret}' with Pipedrive's API token. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");

    public void Dispose()
    {
        _searches.Dispose();
        _http.Dispose();
    }

    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) => Read(await RequestAsync(HttpMethod.Get, path, null, cancellationToken), isWrite: false);

    /// <summary>Null when there is none.</summary>
    public async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await RequestAsync(HttpMethod.Get, path, null, cancellationToken);
        return answer.Status is 404 or 410 && answer.Json() is JsonObject error && error.ContainsKey("success") ? null : Read(answer, isWrite: false)["data"] as JsonObject;
    }

    /// <summary>The object that came of it; empty when none was given.</summary>
    public async Task<JsonNode?> WriteAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) =>
        Read(await RequestAsync(method, path, body, cancellationToken), isWrite: true, body)["data"];

    /// <summary>Rows that the search shows by now: how long it lags behind is not documented.</summary>
    public async Task<IReadOnlyList<JsonObject>> SearchAsync(RecordKind kind, string term, string fields, bool isExact, CancellationToken cancellationToken)
    {
        using var turn = await _searches.TakeAsync(cancellationToken);
        var answer = await GetAsync($"{V2}/{PipedriveText.Type(kind)}/search?term={Uri.EscapeDataString(term)}&fields={fields}&exact_match={(isExact ? "true" : "false")}&limit={MostRows}", cancellationToken);
        return [.. VendorJson.Rows(answer["data"]?["items"]).Select(row => row["item"]).OfType<JsonObject>()];
    }

    /// <summary>All rows of a list of version 2.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string path, CancellationToken cancellationToken)
    {
        var rows = new List<JsonObject>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={MostRows}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken);
            rows.AddRange(VendorJson.Rows(page["data"]));
            cursor = VendorJson.Text(page["additional_data"]?["next_cursor"]);
        }
        while (cursor is not null);
        return rows;
    }

    /// <summary>All rows of a list of version 1, newest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllOldAsync(string path, CancellationToken cancellationToken)
    {
        var rows = new List<JsonObject>();
        for (var start = 0; ;)
        {
            var page = await GetAsync($"{V1}/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sort=id%20DESC&limit={MostOldRows}&start={start}", cancellationToken);
            rows.AddRange(VendorJson.Rows(page["data"]));
            if (!VendorJson.IsTrue(page["additional_data"]?["pagination"]?["more_items_in_collection"]))
            {
                return rows;
            }

            start += MostOldRows;
        }
    }

    public async Task<JsonNode?> UploadAsync(string path, (byte[] Body, string ContentType) form, CancellationToken cancellationToken) => Read(
        await _http.SendAsync(
            new VendorRequest
            {
                Method = HttpMethod.Post,
                Path = path,
                Body = form.Body,
                ContentType = form.ContentType,
                IsWrite = true,
            },
            cancellationToken),
        isWrite: true)["data"];

    private async Task<VendorAnswer> RequestAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) => await _http.SendAsync(
        new VendorRequest
        {
            Method = method,
            Path = path,
            Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
            IsWrite = method != HttpMethod.Get,
        },
        cancellationToken);

    /// <summary>Success is said twice, by the status and by the body: a page of a proxy under 200 is no answer of Pipedrive's.</summary>
    private static JsonObject Read(VendorAnswer answer, bool isWrite, JsonNode? sent = null)
    {
        var body = answer.Json() as JsonObject;
        if (answer.IsSuccess && VendorJson.IsTrue(body?["success"]))
        {
            return body!;
        }

        var error = body?.ContainsKey("success") is true ? body : null;
        var trouble = PipedriveErrors.Of(answer.IsSuccess ? 502 : answer.Status, error, answer.Headers, isWrite);
        throw trouble.Status == WriteStatus.Rejected && sent is JsonObject values && PipedriveErrors.Named(error, values) is { Count: > 0 } refused
            ? new VendorTrouble(trouble.Status, trouble.Message, trouble.RetryAfter) { Refused = refused }
            : trouble;
    }
}
