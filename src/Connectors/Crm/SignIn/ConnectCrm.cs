using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>
/// A person's consent that the product may work in the CRM for them (OAuth 2.0, authorization code): where the person agrees,
/// and the exchange of the answer for a refresh token, which is kept as a secret.
/// </summary>
public sealed class ConnectCrm
{
    private readonly CrmOptions _options;
    private readonly IKeptSecrets _secrets;
    private readonly TimeProvider _time;

    public ConnectCrm(IOptions<CrmOptions> options, KeepSecrets secrets, TimeProvider time)
        : this(options.Value, new KeptSecrets(secrets), time)
    {
    }

    internal ConnectCrm(CrmOptions options, IKeptSecrets secrets, TimeProvider time) => (_options, _secrets, _time) = (options, secrets, time);

    /// <summary>The address that a person opens, and the state that must come back.</summary>
    /// <param name="redirect">Where the browser goes afterwards, as the app at the vendor has it; nothing has to answer there.</param>
    /// <param name="scopes">Instead of what the connector needs, or null.</param>
    /// <exception cref="InvalidDataException">The connected CRM knows no such sign-in, or the client's id is missing; the message says what to do.</exception>
    public (Uri Address, string State) Begin(Uri redirect, string? scopes)
    {
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (PageOf().AddressFor(_options.User!, redirect, state, scopes), state);
    }

    /// <summary>Exchanges the answer; the refresh token is kept from then on. The name of its secret.</summary>
    /// <param name="redirect">As given to <see cref="Begin"/>.</param>
    /// <param name="state">As <see cref="Begin"/> gave it.</param>
    /// <param name="arrived">The address that the browser went to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidDataException">It is not the answer, or nobody agreed; the message says what to do.</exception>
    /// <exception cref="IOException">The vendor does not answer or refuses; the message says what to do.</exception>
    public async Task<string> FinishAsync(Uri redirect, string state, string arrived, CancellationToken cancellationToken)
    {
        var code = CodeIn(arrived, state);
        var page = PageOf();
        try
        {
            using var http = new VendorHttp(_options, _time, "The sign-in", "Crm:TokenAddress");
            var client = new AppClient(_options, page, _secrets);
            var answer = await http.SendAsync(
                await client.RequestAsync(_options.TokenAddress ?? page.Token, [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect.OriginalString)], cancellationToken),
                cancellationToken);
            var body = answer.Json() as JsonObject;
            if (!answer.IsSuccess)
            {
                throw new IOException(body is null
                    ? $"The token endpoint answers with status {answer.Status}. Try again."
                    : $"The sign-in is refused ({AccessTokens.ReasonIn(body)}). Check Crm:User (the client id), the secret '{_options.ApiKeySecret}' (the client's secret), and that the app has {redirect.OriginalString} as its redirect address. The answer serves once and only for minutes: begin anew.");
            }

            var token = VendorJson.Text(body?["refresh_token"]) is { Length: > 0 } given ? given
                : throw new IOException("The vendor gave no refresh token. Check that the app is one that uses OAuth.");
            await _secrets.WriteAsync(_options.RefreshSecret, token, cancellationToken);
            return _options.RefreshSecret;
        }
        catch (VendorTrouble trouble)
        {
            throw new IOException(trouble.Message, trouble);
        }
    }

    /// <summary>Access tokens for calls.</summary>
    internal static ISignIn SignIn(CrmOptions options, ConsentPage page, IKeptSecrets secrets, VendorHttp http, TimeProvider time) =>
        new AccessTokens(options.TokenAddress ?? page.Token, new RefreshGrant(new AppClient(options, page, secrets), options, secrets), http, time);

    private ConsentPage PageOf() =>
        ConsentPage.Of(_options.Kind) is not { } page ? throw new InvalidDataException($"{_options.Kind} is not connected by a person's consent. Store its key with 'workflowconnect secrets set {_options.ApiKeySecret}'; see docs/connectors.md.")
        : string.IsNullOrWhiteSpace(_options.User) ? throw new InvalidDataException($"Set Crm:User to the client id of your app, and store the client's secret with 'workflowconnect secrets set {_options.ApiKeySecret}'. A key needs no sign-in.")
        : page;

    private static string CodeIn(string arrived, string state)
    {
        if (!Uri.TryCreate(arrived.Trim(), UriKind.Absolute, out var address))
        {
            throw new InvalidDataException("That is no address. Copy the whole address that the browser shows after you agreed, beginning with http.");
        }

        var values = QueryHelpers.ParseQuery(address.Query);
        string? Given(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;
        return Given("state") != state ? throw new InvalidDataException("That address is of another sign-in. Begin anew, and take the address that comes of it.")
            : Given("error") is { } error ? throw new InvalidDataException(error is "access_denied" or "user_denied" ? "The consent was refused in the browser. Nothing was changed." : "The vendor reports an error instead of the consent. Check the app's redirect address and scopes.")
            : Given("code") is { Length: > 0 } code ? code
            : throw new InvalidDataException("That address holds no code. Copy the whole address that the browser shows after you agreed.");
    }
}
