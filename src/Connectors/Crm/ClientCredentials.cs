using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// Access tokens for a program that signs in as itself (OAuth 2.0 client credentials, RFC 6749 section 4.4). A token is kept in
/// memory until shortly before it ends, or until the CRM refuses it.
/// </summary>
/// <param name="options">Client id and name of the secret.</param>
/// <param name="address">Token endpoint.</param>
/// <param name="scope">What the token is for, or null.</param>
/// <param name="http">Calls it.</param>
/// <param name="secret">The client's secret.</param>
/// <param name="time">Tells when a token ends.</param>
internal sealed class ClientCredentials(CrmOptions options, Uri address, string? scope, VendorHttp http, Func<CancellationToken, Task<string?>> secret, TimeProvider time) : IDisposable
{
    /// <summary>Where a token endpoint does not say how long a token lives.</summary>
    private static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ByPeople = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1);
    private (string Token, DateTimeOffset Until)? _known;

    public void Dispose() => _turn.Dispose();

    /// <exception cref="VendorTrouble">There is none to be had; the message says what to do.</exception>
    public async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_known is not { } known || known.Until <= time.GetUtcNow())
            {
                _known = known = await RequestAsync(cancellationToken);
            }

            return known.Token;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The CRM refused this token: another one is asked for next time.</summary>
    public void Forget(string token)
    {
        if (_known?.Token == token)
        {
            _known = null;
        }
    }

    private async Task<(string Token, DateTimeOffset Until)> RequestAsync(CancellationToken cancellationToken)
    {
        if (await secret(cancellationToken) is not { } password)
        {
            throw ByHand($"There is no secret '{options.ApiKeySecret}' with the client's secret. Store it with 'workflowconnect secrets set {options.ApiKeySecret}'.");
        }

        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials", ["client_id"] = options.User ?? "", ["client_secret"] = password.Trim() };
        if (scope is not null)
        {
            form["scope"] = scope;
        }

        var begun = time.GetUtcNow();
        var answer = await http.SendAsync(
            new VendorRequest
            {
                Method = HttpMethod.Post,
                Path = address.AbsoluteUri,
                Body = Encoding.ASCII.GetBytes(string.Join('&', form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"))),
                ContentType = "application/x-www-form-urlencoded",
                IsWrite = false,
            },
            cancellationToken);
        var body = answer.Json() as JsonObject;
        if (answer.IsSuccess && VendorJson.Text(body?["access_token"]) is { } token)
        {
            var life = int.TryParse(VendorJson.Text(body?["expires_in"]), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : UsualLife;
            return (token, begun + (life > 2 * Margin ? life - Margin : life / 2));
        }

        // RFC 6749 section 5.2: a refusal is a 400 or 401 with a word of a short list, which alone may be shown.
        throw answer.Status is 400 or 401 or 403 && body is not null
            ? ByHand($"The sign-in is refused ({(VendorJson.Text(body["error"]) is { } error && VendorJson.IsName(error) ? error : "no reason given")}). Check Crm:User (the client id), Crm:TokenAddress, and the secret '{options.ApiKeySecret}', which may have ended: store a new one with 'workflowconnect secrets set {options.ApiKeySecret}'.")
            : new VendorTrouble(WriteStatus.Retryable, $"The token endpoint answers with status {answer.Status}.", answer.RetryAfter(time.GetUtcNow()));
    }

    private static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, ByPeople);
}
