using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>Calls weclapp's REST API, version 2. The conditions of a search stand in the query: the API describes no other way.</summary>
internal sealed class WeclappCalls(CrmOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> key, TimeProvider time)
{
    /// <summary>weclapp gives no more rows at once.</summary>
    public const int MostRows = 1_000;

    private const string Base = "webapp/api/v2/";

    public bool BlocksCustomers => options.BlockCustomers;

    public bool ListsNeedOptIn => options.ListsNeedOptIn;

    /// <summary>Rows of a list, at most <paramref name="most"/>.</summary>
    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(string entity, WeclappQuery query, int most, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, $"{entity}?{query.With("pageSize", most)}", null, cancellationToken);
        return answer["result"] is JsonArray rows ? [.. rows.OfType<JsonObject>()] : throw NotWeclapp(isWrite: false);
    }

    /// <summary>All rows of a list that does not change while it is read.</summary>
    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string entity, WeclappQuery query, CancellationToken cancellationToken)
    {
        var all = new List<JsonObject>();
        for (var page = 1; ; page++)
        {
            var rows = await ListAsync(entity, query.With("sort", "id").With("page", page), MostRows, cancellationToken);
            all.AddRange(rows);
            if (rows.Count < MostRows)
            {
                return all;
            }
        }
    }

    /// <summary>Null when there is none: a refusal of another kind is no proof of that.</summary>
    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public async Task<JsonObject?> FindAsync(string entity, string id, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(HttpMethod.Get, PathOf(entity, id), cancellationToken);
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Status == 404 && answer.Json() is JsonObject problem && problem.ContainsKey("type"))
        {
            // Two kinds of "not found" are described and not told apart: the list knows whether it is the record or the address.
            return (await ListAsync(entity, WeclappQuery.Of("id-eq", id), 1, cancellationToken)).FirstOrDefault(row => VendorJson.Words(row["id"]) == id);
        }

        var body = Read(request, answer);
        return body["result"] is JsonArray rows ? rows.OfType<JsonObject>().FirstOrDefault() : body;
    }

    /// <summary>Creates an entity and gives its id.</summary>
    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public async Task<string> CreateAsync(string entity, JsonObject values, CancellationToken cancellationToken) =>
        VendorJson.Words((await SendAsync(HttpMethod.Post, entity, values, cancellationToken))["id"]) ?? throw NotWeclapp(isWrite: true);

    /// <summary>Whether weclapp would create it: rights and rules are checked, nothing is written. What is made all the same is removed.</summary>
    /// <exception cref="VendorTrouble">It would not.</exception>
    public async Task TryCreateAsync(string entity, JsonObject values, CancellationToken cancellationToken)
    {
        if (VendorJson.Words((await SendAsync(HttpMethod.Post, $"{entity}?dryRun=true", values, cancellationToken))["id"]) is { } made)
        {
            await DeleteAsync(entity, made, cancellationToken);
        }
    }

    /// <summary>Changes the given properties only. A list among them is replaced; the version makes what changed meanwhile a conflict.</summary>
    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public Task<JsonObject> UpdateAsync(string entity, JsonObject row, JsonObject values, CancellationToken cancellationToken)
    {
        if (VersionOf(row) is { } version)
        {
            values["version"] = version;
        }

        return SendAsync(HttpMethod.Put, $"{PathOf(entity, VendorJson.Words(row["id"])!)}?ignoreMissingProperties=true", values, cancellationToken);
    }

    /// <summary>Makes the record exactly this: what is not given becomes blank.</summary>
    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public Task<JsonObject> ReplaceAsync(string entity, JsonObject whole, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, PathOf(entity, VendorJson.Words(whole["id"])!), whole, cancellationToken);

    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public async Task DeleteAsync(string entity, string id, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(HttpMethod.Delete, PathOf(entity, id), cancellationToken);
        Read(request, await http.SendAsync(request, cancellationToken));
    }

    /// <summary>The body is the file itself; the rest stands in the query.</summary>
    /// <exception cref="VendorTrouble">weclapp did not do it.</exception>
    public async Task<string> UploadAsync(WeclappQuery query, string contentType, byte[] content, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(HttpMethod.Post, $"document/upload?{query}", cancellationToken) with { Body = content, ContentType = contentType };
        var answer = Read(request, await http.SendAsync(request, cancellationToken));
        return VendorJson.Words(answer["result"]?["id"]) ?? throw NotWeclapp(isWrite: true);
    }

    /// <summary>With it weclapp refuses a change that is based on an older state.</summary>
    public static string? VersionOf(JsonObject row) => VendorJson.Words(row["version"]);

    private static string PathOf(string entity, string id) => $"{entity}/id/{Uri.EscapeDataString(id)}";

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(method, path, cancellationToken);
        request = body is null ? request : request with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        return Read(request, await http.SendAsync(request, cancellationToken));
    }

    private JsonObject Read(VendorRequest request, VendorAnswer answer) =>
        !answer.IsSuccess ? throw WeclappErrors.Of(answer.Status, answer.Json() as JsonObject, answer.RetryAfter(time.GetUtcNow()), request.IsWrite)
        : answer.Status == 204 ? []
        : answer.Json() as JsonObject ?? throw NotWeclapp(request.IsWrite);

    private async Task<VendorRequest> RequestAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var token = await key(cancellationToken)
            ?? throw WeclappErrors.ByHand($"There is no secret '{options.ApiKeySecret}' with weclapp's API token. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        return new VendorRequest
        {
            Method = method,
            Path = Base + path,
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["AuthenticationToken"] = token.Trim() },
            IsWrite = method != HttpMethod.Get,
        };
    }

    /// <summary>A success without an answer of weclapp's: nobody knows who said it.</summary>
    private static VendorTrouble NotWeclapp(bool isWrite) => isWrite
        ? new VendorTrouble(WriteStatus.Unknown, "What answers is not weclapp, or not whole.")
        : WeclappErrors.ByHand("At Crm:Address no weclapp answers. Check the address; it is https://TENANT.weclapp.com, without /webapp/api.");
}
