using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>
/// Calls Salesforce's REST API as an app that signs in as itself. What is searched for stands in the address, as Salesforce
/// wants it; addresses are not logged.
/// </summary>
internal sealed class SalesforceCalls : IDisposable
{
    /// <summary>The version that was read for this connector; an older one is taken where Salesforce offers no newer.</summary>
    private const decimal Known = 66;

    private readonly SignedHttp _http;
    private readonly TimeProvider _time;
    private string? _version;

    public SalesforceCalls(CrmOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> secret, TimeProvider time)
    {
        _time = time;
        var address = new Uri($"{options.Address!.AbsoluteUri.TrimEnd('/')}/services/oauth2/token");
        _http = new SignedHttp(http, new AccessTokens(address, new ClientGrant(options, scope: null, secret), http, time));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Such as <c>v66.0</c>; asked once.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        if (_version is null)
        {
            var offered = VendorJson.Rows(await SendAsync(HttpMethod.Get, "services/data", null, [], cancellationToken))
                .Select(row => VendorJson.Text(row["version"]))
                .Where(text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
                .Select(text => decimal.Parse(text!, CultureInfo.InvariantCulture)).Order().ToList();
            _version = offered.Count == 0 ? throw SalesforceErrors.NotSalesforce(isWrite: false)
                : string.Create(CultureInfo.InvariantCulture, $"v{offered.Where(v => v <= Known).DefaultIfEmpty(offered[0]).Last():0.0}");
        }

        return _version;
    }

    /// <param name="path">Below the version.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<JsonNode?> GetAsync(string path, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Get, $"{await BaseAsync(cancellationToken)}/{path}", null, [], cancellationToken);

    /// <summary>The user whose token it is; it needs one of the scopes openid, profile, id.</summary>
    public async Task<JsonNode?> UserAsync(CancellationToken cancellationToken) => await SendAsync(HttpMethod.Get, "services/oauth2/userinfo", null, [], cancellationToken);

    /// <summary>All rows of a query: Salesforce may give them in parts, however few are asked for.</summary>
    public async Task<IReadOnlyList<JsonObject>> QueryAsync(string soql, CancellationToken cancellationToken)
    {
        var rows = new List<JsonObject>();
        var page = await GetAsync($"query?q={Uri.EscapeDataString(soql)}", cancellationToken);
        while (true)
        {
            rows.AddRange(VendorJson.Rows(page?["records"] as JsonArray ?? throw SalesforceErrors.NotSalesforce(isWrite: false)));
            if (VendorJson.Text(page?["nextRecordsUrl"]) is not { } next)
            {
                return rows;
            }

            page = next.StartsWith("/services/data/", StringComparison.Ordinal)
                ? await SendAsync(HttpMethod.Get, next.TrimStart('/'), null, [], cancellationToken)
                : throw SalesforceErrors.NotSalesforce(isWrite: false);
        }
    }

    /// <summary>What came of it; null where Salesforce says nothing.</summary>
    public async Task<JsonNode?> WriteAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken, params (string Name, string Value)[] headers) =>
        await SendAsync(method, $"{await BaseAsync(cancellationToken)}/{path}", body, headers, cancellationToken);

    /// <summary>Creates a row and gives its id.</summary>
    public async Task<string> CreateAsync(string path, JsonObject values, CancellationToken cancellationToken) =>
        VendorJson.Text((await WriteAsync(HttpMethod.Post, path, values, cancellationToken))?["id"]) is { } id && SalesforceText.IsId(id) ? id : throw SalesforceErrors.NotSalesforce(isWrite: true);

    private async Task<string> BaseAsync(CancellationToken cancellationToken) => $"services/data/{await VersionAsync(cancellationToken)}";

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body, (string Name, string Value)[] headers, CancellationToken cancellationToken)
    {
        var isWrite = method != HttpMethod.Get;
        var answer = await _http.SendAsync(
            new VendorRequest
            {
                Method = method,
                Path = path,
                Headers = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase),
                Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
                IsWrite = isWrite,
            },
            cancellationToken);
        return !answer.IsSuccess ? throw SalesforceErrors.Of(answer, answer.RetryAfter(_time.GetUtcNow()), isWrite)
            : answer.Body.Length == 0 && isWrite ? null
            : answer.Json() ?? throw SalesforceErrors.NotSalesforce(isWrite);
    }
}
