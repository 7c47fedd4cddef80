using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>
/// Calls the Dataverse Web API as an application. Writes go to a row by its id: without a condition such a call creates the
/// row that it does not find, so every write says which of the two it means.
/// </summary>
internal sealed class DynamicsCalls : IDisposable
{
    public const string Api = "api/data/v9.2/";

    /// <summary>The row is there; else nothing is written.</summary>
    public const string Any = "*";

    /// <summary>Definitions and rights are remembered for half a minute there; with this they are read anew.</summary>
    public static readonly (string Name, string Value) Strong = ("Consistency", "Strong");

    private const int MostRows = 500;

    private readonly SignedHttp _http;
    private readonly TimeProvider _time;

    public DynamicsCalls(CrmOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> secret, TimeProvider time)
    {
        _time = time;
        var scope = $"{options.Address!.AbsoluteUri.TrimEnd('/')}/.default";
        _http = new SignedHttp(http, new AccessTokens(options.TokenAddress!, new ClientGrant(options, scope, secret), http, time));
    }

    public void Dispose() => _http.Dispose();

    /// <exception cref="VendorTrouble">Dataverse did not do it.</exception>
    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, headers, cancellationToken);
        return answer.IsSuccess && answer.Json() is JsonObject body ? body : throw TroubleOf(answer, isWrite: false);
    }

    /// <summary>Null when there is none.</summary>
    /// <exception cref="VendorTrouble">Dataverse did not do it.</exception>
    public async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        try
        {
            return await GetAsync(path, cancellationToken, headers);
        }
        catch (VendorTrouble trouble) when (trouble.Message == DynamicsErrors.NoSuchRow)
        {
            return null;
        }
    }

    /// <summary>All rows, page after page.</summary>
    /// <exception cref="VendorTrouble">Dataverse did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(string path, CancellationToken cancellationToken)
    {
        var rows = new List<JsonObject>();
        for (string? next = path; next is not null;)
        {
            var page = await GetAsync(next, cancellationToken, Prefer(MostRows));
            rows.AddRange(VendorJson.Rows(page["value"]));
            next = NextOf(page);
        }

        return rows;
    }

    /// <summary>Writes a row that no other has the id of; a duplicate when there is one.</summary>
    /// <exception cref="VendorTrouble">Dataverse did not do it.</exception>
    public Task CreateAsync(string path, JsonObject values, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Patch, path, values, cancellationToken, ("If-None-Match", Any));

    /// <summary>Changes a row that is there.</summary>
    /// <param name="path">Of the row.</param>
    /// <param name="values">What changes.</param>
    /// <param name="version">As it was read, or <see cref="Any"/>; a conflict when it is not that any more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="VendorTrouble">Dataverse did not do it.</exception>
    public Task UpdateAsync(string path, JsonObject values, string version, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Patch, path, values, cancellationToken, ("If-Match", version));

    /// <summary>What is gone already is no error.</summary>
    /// <exception cref="VendorTrouble">Dataverse did not do it.</exception>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(HttpMethod.Delete, path, null, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Message == DynamicsErrors.NoSuchRow)
        {
        }
    }

    /// <exception cref="VendorTrouble">Dataverse did not do it.</exception>
    public async Task WriteAsync(HttpMethod method, string path, JsonObject? values, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(method, path, values, headers, cancellationToken);
        // A page of a proxy under 200 is no answer of Dataverse's.
        if (!answer.IsSuccess || (answer.Body.Length > 0 && answer.Json() is not JsonObject))
        {
            throw TroubleOf(answer, isWrite: true);
        }
    }

    /// <summary>Rows of a page, and whether a parent is a company or a person.</summary>
    public static (string Name, string Value) Prefer(int? rows = null) => (
        "Prefer",
        $"{(rows is { } most ? string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={most},") : "")}odata.include-annotations=\"{DynamicsText.LookupTable}\"");

    /// <summary>
    /// Path of the next page, or null. Dataverse gives an address; of that only what is below our own is taken, so that the
    /// token goes nowhere else.
    /// </summary>
    public static string? NextOf(JsonObject page) =>
        VendorJson.Text(page["@odata.nextLink"]) is { } link && link.IndexOf(Api, StringComparison.Ordinal) is >= 0 and var at ? link[(at + Api.Length)..] : null;

    private Task<VendorAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, (string Name, string Value)[] more, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["OData-MaxVersion"] = "4.0", ["OData-Version"] = "4.0" };
        foreach (var (name, value) in more)
        {
            headers[name] = value;
        }

        return _http.SendAsync(
            new VendorRequest
            {
                Method = method,
                Path = Api + path,
                Headers = headers,
                Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
                IsWrite = method != HttpMethod.Get,
            },
            cancellationToken);
    }

    private VendorTrouble TroubleOf(VendorAnswer answer, bool isWrite) =>
        DynamicsErrors.Of(answer.IsSuccess ? 502 : answer.Status, answer.Json()?["error"] as JsonObject, answer.RetryAfter(_time.GetUtcNow()), isWrite);
}
