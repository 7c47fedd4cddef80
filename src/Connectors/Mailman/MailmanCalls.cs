using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Crm.SignIn;

namespace WorkflowConnect.Connectors.Mailman;

/// <summary>Calls version 3.1 of Mailman's REST API with the password that it has for all of it.</summary>
internal sealed class MailmanCalls(ListToolOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> key, TimeProvider time)
{
    private const string Base = "3.1/";

    /// <exception cref="VendorTrouble">Mailman did not do it.</exception>
    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) => Read(await SendAsync(HttpMethod.Get, path, null, isWrite: false, cancellationToken), isWrite: false);

    /// <summary>Null when there is none: a refusal of another kind is no proof of that.</summary>
    /// <exception cref="VendorTrouble">Mailman did not do it.</exception>
    public async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, isWrite: false, cancellationToken);
        return answer.Status == 404 && MailmanErrors.IsMailmans(answer.Json() as JsonObject) ? null : Read(answer, isWrite: false);
    }

    /// <summary>Rows that a search finds; what is searched for stands in the body, and in no log of a server.</summary>
    /// <exception cref="VendorTrouble">Mailman did not do it.</exception>
    public async Task<IReadOnlyList<JsonObject>> SearchAsync(string path, JsonObject sought, CancellationToken cancellationToken) =>
        [.. VendorJson.Rows(Read(await SendAsync(HttpMethod.Post, path, sought, isWrite: false, cancellationToken), isWrite: false)["entries"])];

    /// <summary>The status and the body: what some refusals mean is for the caller to say.</summary>
    /// <exception cref="VendorTrouble">There is no answer.</exception>
    public async Task<(int Status, JsonObject? Body)> TryAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Post, path, body, isWrite: true, cancellationToken);
        return answer.Json() is JsonObject json && (MailmanErrors.IsAlreadyOn(answer.Status, json) || MailmanErrors.IsListThere(answer.Status, json) || MailmanErrors.RefusalOf(answer.Status, json) is not null)
            ? (answer.Status, json)
            : (answer.Status, Read(answer, isWrite: true));
    }

    /// <exception cref="VendorTrouble">Mailman did not do it, or nobody knows.</exception>
    public async Task WriteAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken) => Read(await SendAsync(method, path, body, isWrite: true, cancellationToken), isWrite: true);

    private async Task<VendorAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, bool isWrite, CancellationToken cancellationToken)
    {
        var secret = (await key(cancellationToken))?.Trim()
            ?? throw MailmanErrors.ByHand($"There is no secret '{options.ApiKeySecret}' with Mailman's REST password. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        return await http.SendAsync(
            new VendorRequest
            {
                Method = method,
                Path = Base + path,
                Headers = SignInHeader.Basic(options.User, secret).Alone(),
                Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
                IsWrite = isWrite,
            },
            cancellationToken);
    }

    private JsonObject Read(VendorAnswer answer, bool isWrite)
    {
        var body = answer.Json() as JsonObject;
        return !answer.IsSuccess ? throw MailmanErrors.Of(answer.Status, body, answer.RetryAfter(time.GetUtcNow()), isWrite)
            : body ?? (answer.Body.Length == 0 ? [] : throw MailmanErrors.Of(502, null, null, isWrite));
    }
}
