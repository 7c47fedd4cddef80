using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Calls Odoo: JSON-2 from version 19 on, JSON-RPC before (sources: Odoo's documentation of both; observed on 19.0 and 17.0).</summary>
internal sealed class OdooRpc(CrmOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> key, TimeProvider time) : IDisposable
{
    private const int FirstWithJson2 = 19;
    private const int MostRows = 500;
    private readonly SemaphoreSlim _opening = new(1);
    private (int Major, string Text)? _version;
    private (string Key, long User)? _login;

    public void Dispose() => _opening.Dispose();

    /// <summary>Major number and text of the version; asked once.</summary>
    public async Task<(int Major, string Text)> VersionAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            return _version ??= await AskVersionAsync(cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The result; null where there is none.</summary>
    /// <exception cref="VendorTrouble">Odoo did not do it.</exception>
    public async Task<JsonNode?> CallAsync(OdooCall call, CancellationToken cancellationToken) =>
        (await VersionAsync(cancellationToken)).Major >= FirstWithJson2
            ? await CallJson2Async(call, cancellationToken)
            : await CallJsonRpcAsync(call, cancellationToken);

    /// <summary>Rows that meet the domain, oldest first, with these fields.</summary>
    /// <exception cref="VendorTrouble">Odoo did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> SearchAsync(string model, JsonArray domain, string[] fields, CancellationToken cancellationToken)
    {
        var rows = await CallAsync(
            new OdooCall(model, "search_read")
            {
                Positional = [("domain", domain)],
                Named = [("fields", new JsonArray([.. fields.Select(f => (JsonNode?)f)])), ("order", "id asc"), ("limit", MostRows)],
            },
            cancellationToken);
        return [.. (rows as JsonArray ?? []).OfType<JsonObject>()];
    }

    /// <summary>Changes fields of a record.</summary>
    /// <exception cref="VendorTrouble">Odoo did not do it.</exception>
    public Task WriteAsync(string model, long id, JsonObject values, CancellationToken cancellationToken) =>
        CallAsync(new OdooCall(model, "write") { Ids = [id], Positional = [("vals", values)], IsWrite = true }, cancellationToken);

    /// <summary>Id of the user; for JSON-RPC.</summary>
    /// <exception cref="VendorTrouble">Odoo does not know it.</exception>
    public async Task<long> UserAsync(CancellationToken cancellationToken) => await LoginAsync(await KeyAsync(cancellationToken), cancellationToken);

    private async Task<(int Major, string Text)> AskVersionAsync(CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(new VendorRequest { Method = HttpMethod.Get, Path = "web/version", IsWrite = false }, cancellationToken);
        if (answer.IsSuccess && answer.Json() is JsonObject { } found && Major(found["version_info"]) is { } major)
        {
            return (major, VendorJson.Words(found["version"]) ?? $"{major}");
        }

        var old = await http.SendAsync(
            new VendorRequest { Method = HttpMethod.Post, Path = "web/webclient/version_info", Body = Bytes(new JsonObject { ["jsonrpc"] = "2.0", ["params"] = new JsonObject() }), IsWrite = false }, cancellationToken);
        return old.Json() is JsonObject { } told && told["result"] is JsonObject result && Major(result["server_version_info"]) is { } number
            ? (number, VendorJson.Words(result["server_version"]) ?? $"{number}")
            : throw new VendorTrouble(WriteStatus.Retryable, "At Crm:Address no Odoo answers. Check the address.", TimeSpan.FromMinutes(1));
    }

    /// <summary>Odoo Online says <c>"saas~18"</c> where others say 18.</summary>
    private static int? Major(JsonNode? info) => info is JsonArray { Count: > 0 } parts
        ? OdooText.Id(parts[0]) is { } number ? (int)number
            : VendorJson.Words(parts[0])?.Split('~') is [.., var last] && int.TryParse(last.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture, out var saas) ? saas : null
        : null;

    private async Task<JsonNode?> CallJson2Async(OdooCall call, CancellationToken cancellationToken)
    {
        var body = new JsonObject();
        if (call.Ids is { } ids)
        {
            body["ids"] = new JsonArray([.. ids.Select(id => (JsonNode?)id)]);
        }

        foreach (var (name, value) in call.Positional.Concat(call.Named))
        {
            body[name] = value?.DeepClone();
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = $"bearer {await KeyAsync(cancellationToken)}" };
        if (options.Database is { } database)
        {
            headers["X-Odoo-Database"] = database;
        }

        var answer = await http.SendAsync(
            new VendorRequest { Method = HttpMethod.Post, Path = $"json/2/{call.Model}/{call.Method}", Headers = headers, Body = Bytes(body), IsWrite = call.IsWrite }, cancellationToken);
        return answer.IsSuccess && answer.IsJson()
            ? answer.Json()
            : throw OdooErrors.Of(answer.IsSuccess ? 502 : answer.Status, answer.Json() as JsonObject, answer.RetryAfter(time.GetUtcNow()), call.IsWrite);
    }

    private async Task<JsonNode?> CallJsonRpcAsync(OdooCall call, CancellationToken cancellationToken)
    {
        var secret = await KeyAsync(cancellationToken);
        var user = await LoginAsync(secret, cancellationToken);
        var args = new JsonArray();
        if (call.Ids is { } ids)
        {
            args.Add(new JsonArray([.. ids.Select(id => (JsonNode?)id)]));
        }

        foreach (var (_, value) in call.Positional)
        {
            args.Add(value?.DeepClone());
        }

        var named = new JsonObject();
        foreach (var (name, value) in call.Named)
        {
            named[name] = value?.DeepClone();
        }

        return await JsonRpcAsync("object", "execute_kw", [options.Database, user, secret, call.Model, call.Method, args, named], call.IsWrite, cancellationToken);
    }

    private async Task<long> LoginAsync(string secret, CancellationToken cancellationToken)
    {
        if (_login is { } known && known.Key == secret)
        {
            return known.User;
        }

        if (options.Database is null || options.User is null)
        {
            throw new VendorTrouble(WriteStatus.Retryable, "This Odoo is older than 19: set Crm:Database and Crm:User besides the API key.", TimeSpan.FromMinutes(10));
        }

        var user = await JsonRpcAsync("common", "authenticate", [options.Database, options.User, secret, new JsonObject()], isWrite: false, cancellationToken);
        if (OdooText.Id(user) is not { } id)
        {
            throw OdooErrors.Of(401, null, null, isWrite: false);
        }

        _login = (secret, id);
        return id;
    }

    private async Task<JsonNode?> JsonRpcAsync(string service, string method, JsonArray args, bool isWrite, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["method"] = "call",
            ["id"] = 1,
            ["params"] = new JsonObject { ["service"] = service, ["method"] = method, ["args"] = args },
        };
        var answer = await http.SendAsync(new VendorRequest { Method = HttpMethod.Post, Path = "jsonrpc", Body = Bytes(body), IsWrite = isWrite }, cancellationToken);
        if (!answer.IsSuccess || answer.Json() is not JsonObject reply || !reply.ContainsKey("jsonrpc"))
        {
            throw OdooErrors.Of(answer.IsSuccess ? 502 : answer.Status, null, answer.RetryAfter(time.GetUtcNow()), isWrite);
        }

        // A method without a value is answered with neither result nor error.
        return reply["error"] is JsonObject error ? throw OdooErrors.Of(200, error["data"] as JsonObject, null, isWrite) : reply["result"];
    }

    private async Task<string> KeyAsync(CancellationToken cancellationToken) => await key(cancellationToken)
        ?? throw new VendorTrouble(WriteStatus.Retryable, $"There is no secret '{options.ApiKeySecret}' with Odoo's API key. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.", TimeSpan.FromMinutes(10));

    private static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
