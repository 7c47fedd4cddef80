using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Crm.SignIn;

namespace WorkflowConnect.Connectors.Mailchimp;

/// <summary>Calls version 3.0 of Mailchimp's Marketing API, in the data centre that the key names.</summary>
internal sealed class MailchimpCalls(ListToolOptions options, VendorHttp http, Func<CancellationToken, Task<string?>> key, TimeProvider time)
{
    private const string Base = "3.0/";
    private const int LongestName = 10;

    /// <exception cref="VendorTrouble">Mailchimp did not do it.</exception>
    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) => Read(await SendAsync(HttpMethod.Get, path, null, cancellationToken), isWrite: false);

    /// <summary>Null when there is none: a refusal of another kind is no proof of that.</summary>
    /// <exception cref="VendorTrouble">Mailchimp did not do it.</exception>
    public async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        return answer.Status == 404 && (answer.Json() as JsonObject)?.ContainsKey("title") is true ? null : Read(answer, isWrite: false);
    }

    /// <summary>The contact as it is now, or why Mailchimp does not subscribe it.</summary>
    /// <exception cref="VendorTrouble">Mailchimp did not do it, or nobody knows.</exception>
    public async Task<(JsonObject? Member, string? Refusal)> PutAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Put, path, body, cancellationToken);
        return MailchimpErrors.RefusalOf(answer.Status, answer.Json() as JsonObject) is { } refusal ? (null, refusal) : (Read(answer, isWrite: true), null);
    }

    /// <exception cref="VendorTrouble">Mailchimp did not do it, or nobody knows.</exception>
    public async Task PostAsync(string path, JsonObject? body, CancellationToken cancellationToken) => Read(await SendAsync(HttpMethod.Post, path, body, cancellationToken), isWrite: true);

    private async Task<VendorAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        var secret = (await key(cancellationToken))?.Trim()
            ?? throw MailchimpErrors.ByHand($"There is no secret '{options.ApiKeySecret}' with Mailchimp's API key. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        return await http.SendAsync(
            new VendorRequest
            {
                Method = method,
                Path = (options.Address is null ? $"https://{DataCentreOf(secret)}.api.mailchimp.com/" : "") + Base + path,
                Headers = SignInHeader.Basic("workflowconnect", secret).Alone(),
                Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
                IsWrite = method != HttpMethod.Get,
            },
            cancellationToken);
    }

    /// <summary>Letters and digits only: a key must not send calls to somebody else's server.</summary>
    internal string DataCentreOf(string secret) =>
        secret.LastIndexOf('-') is >= 0 and var dash && secret[(dash + 1)..] is { Length: > 0 and <= LongestName } name && name.All(char.IsAsciiLetterOrDigit)
            ? name.ToLowerInvariant()
            : throw MailchimpErrors.ByHand($"The secret '{options.ApiKeySecret}' is no whole key of Mailchimp's: the data centre after the dash is missing, such as -us21. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");

    private JsonObject Read(VendorAnswer answer, bool isWrite)
    {
        var body = answer.Json() as JsonObject;
        return !answer.IsSuccess ? throw MailchimpErrors.Of(answer.Status, body, answer.RetryAfter(time.GetUtcNow()), isWrite)
            : body ?? (answer.Body.Length == 0 ? [] : throw MailchimpErrors.Of(502, null, null, isWrite));
    }
}
