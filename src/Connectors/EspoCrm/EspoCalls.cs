using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Calls EspoCRM's API: an API user by its key, or a user by name and password, which administration needs.</summary>
internal sealed class EspoCalls(CrmOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> key, TimeProvider time)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="VendorTrouble">EspoCRM did not do it.</exception>
    public Task<JsonNode?> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, None, isWrite: false, cancellationToken);

    /// <summary>The day, as EspoCRM writes dates.</summary>
    public string Today => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Rows of a list, at most <paramref name="most"/> (EspoCRM gives no more than 200).</summary>
    /// <exception cref="VendorTrouble">EspoCRM did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(string path, IReadOnlyList<EspoFilter> filters, int most, CancellationToken cancellationToken, params (string Name, string Value)[] more)
    {
        var query = EspoFilter.Query(filters, [.. more, ("maxSize", most.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        var found = await SendAsync(HttpMethod.Get, $"{path}?{query}", null, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-No-Total"] = "true" }, isWrite: false, cancellationToken);
        return [.. (found?["list"] as JsonArray ?? throw NotEspo(isWrite: false)).OfType<JsonObject>()];
    }

    /// <summary>All rows of a list that stands still meanwhile.</summary>
    /// <exception cref="VendorTrouble">EspoCRM did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string path, IReadOnlyList<EspoFilter> filters, CancellationToken cancellationToken, params (string Name, string Value)[] more)
    {
        var all = new List<JsonObject>();
        for (var isMore = true; isMore;)
        {
            var page = await ListAsync(path, filters, EspoRecords.MostRows, cancellationToken, [.. more, ("offset", all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
            all.AddRange(page);
            isMore = page.Count == EspoRecords.MostRows;
        }

        return all;
    }

    /// <exception cref="VendorTrouble">EspoCRM did not do it.</exception>
    public Task<JsonNode?> WriteAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body, headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase), isWrite: true, cancellationToken);

    /// <summary>Creates a record and gives its id.</summary>
    /// <exception cref="VendorTrouble">EspoCRM did not do it.</exception>
    public async Task<string> CreateAsync(string entity, JsonObject values, CancellationToken cancellationToken, params (string Name, string Value)[] headers) =>
        VendorJson.Words((await WriteAsync(HttpMethod.Post, entity, values, cancellationToken, headers))?["id"]) ?? throw NotEspo(isWrite: true);

    private async Task<JsonNode?> SendAsync(
        HttpMethod method, string path, JsonNode? body, IReadOnlyDictionary<string, string> more, bool isWrite, CancellationToken cancellationToken)
    {
        var secret = await key(cancellationToken)
            ?? throw EspoErrors.ByHand($"There is no secret '{options.ApiKeySecret}' with EspoCRM's API key. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        var headers = new Dictionary<string, string>(more, StringComparer.OrdinalIgnoreCase);
        if (options.User is { Length: > 0 } user)
        {
            headers["Authorization"] = SignInHeader.Basic(user, secret).Value;
        }
        else
        {
            headers["X-Api-Key"] = secret;
        }

        var answer = await http.SendAsync(
            new VendorRequest { Method = method, Path = $"api/v1/{path}", Headers = headers, Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()), IsWrite = isWrite },
            cancellationToken);
        return !answer.IsSuccess ? throw EspoErrors.Of(answer, answer.RetryAfter(time.GetUtcNow()), isWrite)
            : answer.IsJson() ? answer.Json()
            : throw NotEspo(isWrite);
    }

    /// <summary>A success without an answer of EspoCRM's: nobody knows who said it.</summary>
    private static VendorTrouble NotEspo(bool isWrite) => isWrite
        ? new VendorTrouble(WriteStatus.Unknown, "What answers is not EspoCRM, or not whole.")
        : EspoErrors.ByHand("At Crm:Address no EspoCRM answers. Check the address; it is the address without /api/v1.");
}
