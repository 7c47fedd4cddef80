using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>
/// Access tokens of a program (OAuth 2.0, RFC 6749). A token is kept in memory until shortly before it ends, or until the CRM
/// refuses it.
/// </summary>
/// <param name="address">Token endpoint.</param>
/// <param name="grant">What a token is asked for with.</param>
/// <param name="http">Calls it.</param>
/// <param name="time">Tells when a token ends.</param>
internal sealed class AccessTokens(Uri address, ITokenGrant grant, VendorHttp http, TimeProvider time) : ISignIn, IDisposable
{
    /// <summary>Where a token endpoint does not say how long a token lives.</summary>
    private static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private (string Token, DateTimeOffset Until)? _known;

    public void Dispose() => _turn.Dispose();

    /// <exception cref="VendorTrouble">There is none to be had; the message says what to do.</exception>
    public async Task<SignInHeader> HeaderAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_known is not { } known || known.Until <= time.GetUtcNow())
            {
                _known = known = await RequestAsync(cancellationToken);
            }

            return SignInHeader.Bearer(known.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The CRM refused this token: another one is asked for next time.</summary>
    public bool Forget(SignInHeader refused)
    {
        if (_known is { } known && SignInHeader.Bearer(known.Token) == refused)
        {
            _known = null;
        }

        return true;
    }

    private async Task<(string Token, DateTimeOffset Until)> RequestAsync(CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var begun = time.GetUtcNow();
            var answer = await http.SendAsync(await grant.RequestAsync(address, cancellationToken), cancellationToken);
            var body = answer.Json() as JsonObject;
            if (answer.IsSuccess && VendorJson.Text(body?["access_token"]) is { Length: > 0 } token)
            {
                await grant.KeepAsync(body!, cancellationToken);
                var life = int.TryParse(VendorJson.Text(body!["expires_in"]), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : UsualLife;
                return (token, begun + (life > 2 * Margin ? life - Margin : life / 2));
            }

            if (answer.Status is not (400 or 401 or 403) || body is null)
            {
                throw new VendorTrouble(WriteStatus.Retryable, $"The token endpoint answers with status {answer.Status}.", answer.RetryAfter(time.GetUtcNow()));
            }

            if (isSecond || !await grant.HasChangedAsync(cancellationToken))
            {
                throw ByHand(grant.Refused(ReasonIn(body)));
            }
        }
    }

    /// <summary>A form as a token endpoint takes it.</summary>
    public static VendorRequest FormTo(Uri address, IEnumerable<(string Name, string Value)> form) => new()
    {
        Method = HttpMethod.Post,
        Path = address.AbsoluteUri,
        Body = Encoding.ASCII.GetBytes(string.Join('&', form.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))),
        ContentType = "application/x-www-form-urlencoded",
        IsWrite = false,
    };

    /// <summary>RFC 6749 section 5.2: a refusal is a 400 or 401 with a word of a short list, which alone may be shown.</summary>
    public static string ReasonIn(JsonObject body) => VendorJson.Text(body["error"]) is { } error && VendorJson.IsName(error) ? error : "no reason given";

    /// <summary>People have to change something; what was to be written stays due.</summary>
    public static VendorTrouble ByHand(string message) => new(WriteStatus.Retryable, message, TimeSpan.FromMinutes(10));
}
