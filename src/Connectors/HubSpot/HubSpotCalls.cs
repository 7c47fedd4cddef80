using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>Calls HubSpot's API of one date. A version is supported for 18 months: this one until March 2028.</summary>
internal sealed class HubSpotCalls(CrmOptions options, VendorHttp http, ISignIn signIn, TimeProvider time) : IDisposable
{
    public const string Version = "2026-09";
    public const string Objects = $"crm/objects/{Version}";

    /// <summary>An account may search five times a second, whatever else it may.</summary>
    private const double SearchesPerSecond = 4;
    private const int MostInBatch = 100;

    private readonly SignedHttp _http = new(http, signIn);
    private readonly RateBudget _searches = new(options.CallsAtOnce, Math.Min(options.Rate, SearchesPerSecond), time);

    /// <summary>A service key, or the token of a private app.</summary>
    public static ISignIn WithKey(CrmOptions options, Func<CancellationToken, Task<string?>> key) => new KeySignIn(
        key, SignInHeader.Bearer, $"There is no secret '{options.ApiKeySecret}' with HubSpot's key. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");

    public void Dispose()
    {
        _searches.Dispose();
        _http.Dispose();
    }

    public Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, isWrite: false, cancellationToken);

    /// <summary>Null when there is none: a refusal of another kind is no proof of that.</summary>
    public async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var request = new VendorRequest { Method = HttpMethod.Get, Path = path, IsWrite = false };
        var answer = await _http.SendAsync(request, cancellationToken);
        return answer.Status == 404 && answer.Json() is JsonObject error && (error.ContainsKey("category") || error.ContainsKey("message")) ? null : Read(request, answer);
    }

    /// <summary>A read that HubSpot takes by POST: what is asked for stands in the body, not in an address.</summary>
    public Task<JsonObject> ReadAsync(string path, JsonNode body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, body, isWrite: false, cancellationToken);

    public Task<JsonObject> WriteAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) => SendAsync(method, path, body, isWrite: true, cancellationToken);

    /// <summary>
    /// Rows that the index shows by now: it lags behind what was written. Its description demands every field, also where a
    /// search begins and how it is sorted; a first page is <c>after</c> 0.
    /// </summary>
    public async Task<IReadOnlyList<JsonObject>> SearchAsync(string type, JsonObject query, CancellationToken cancellationToken)
    {
        query["after"] = "0";
        using var turn = await _searches.TakeAsync(cancellationToken);
        return [.. VendorJson.Rows((await ReadAsync($"{Objects}/{type}/search", query, cancellationToken))["results"])];
    }

    /// <summary>Rows as they are now; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<JsonObject>> BatchAsync(string type, IReadOnlyList<string> ids, string[] properties, string? idProperty, CancellationToken cancellationToken)
    {
        var rows = new List<JsonObject>();
        foreach (var part in ids.Chunk(MostInBatch))
        {
            var query = new JsonObject { ["properties"] = VendorJson.Array(properties), ["propertiesWithHistory"] = new JsonArray(), ["inputs"] = new JsonArray([.. part.Select(id => (JsonNode?)new JsonObject { ["id"] = id })]) };
            if (idProperty is not null)
            {
                query["idProperty"] = idProperty;
            }

            // 207: those that are not there stand among the errors, and whatever else went wrong too.
            var answer = await ReadAsync($"{Objects}/{type}/batch/read", query, cancellationToken);
            if (VendorJson.Rows(answer["errors"]).FirstOrDefault(e => VendorJson.Text(e["category"]) is not ("OBJECT_NOT_FOUND" or "RESOURCE_NOT_FOUND")) is { } error)
            {
                throw HubSpotErrors.Of(VendorJson.Text(error["category"]) == "MISSING_SCOPES" ? 403 : 500, error, null, isWrite: false);
            }

            rows.AddRange(VendorJson.Rows(answer["results"]));
        }

        return rows;
    }

    public async Task<JsonObject> UploadAsync(string path, (byte[] Body, string ContentType) form, CancellationToken cancellationToken) => await AnswerAsync(
        new VendorRequest
        {
            Method = HttpMethod.Post,
            Path = path,
            Body = form.Body,
            ContentType = form.ContentType,
            IsWrite = true,
        },
        cancellationToken);

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonNode? body, bool isWrite, CancellationToken cancellationToken) => await AnswerAsync(
        new VendorRequest
        {
            Method = method,
            Path = path,
            Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
            IsWrite = isWrite,
        },
        cancellationToken);

    private async Task<JsonObject> AnswerAsync(VendorRequest request, CancellationToken cancellationToken) => Read(request, await _http.SendAsync(request, cancellationToken));

    private JsonObject Read(VendorRequest request, VendorAnswer answer)
    {
        if (!answer.IsSuccess)
        {
            throw HubSpotErrors.Of(answer.Status, answer.Json() as JsonObject, answer.RetryAfter(time.GetUtcNow()), request.IsWrite);
        }

        // A page of a proxy under 200 is no answer of HubSpot's.
        return answer.Body.Length == 0 ? [] : answer.Json() as JsonObject ?? throw HubSpotErrors.Of(502, null, null, request.IsWrite);
    }
}
