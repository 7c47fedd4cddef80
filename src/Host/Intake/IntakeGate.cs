using System.Net.Http.Headers;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Intake;

/// <summary>Who may come in, and how often.</summary>
internal sealed class IntakeGate : IDisposable
{
    private readonly IntakeKeys _keys;
    private readonly IntakeSignature _signature;
    private readonly IReadOnlyDictionary<string, IntakeSourceOptions> _sources;
    private readonly PartitionedRateLimiter<(string Source, string Caller)> _limiter;

    public IntakeGate(IntakeKeys keys, IntakeSignature signature, IOptions<IntakeOptions> options)
    {
        (_keys, _signature, _sources) = (keys, signature, options.Value.Sources);
        var (perSecond, burst) = (options.Value.RequestsPerSecond, options.Value.Burst);
        _limiter = PartitionedRateLimiter.Create<(string Source, string Caller), string>(caller =>
            RateLimitPartition.GetTokenBucketLimiter(
                $"{caller.Source}|{caller.Caller}",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = burst,
                    TokensPerPeriod = Math.Max(1, perSecond / 10),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(perSecond < 10 ? 1.0 / perSecond : 0.1),
                    AutoReplenishment = true,
                }));
    }

    /// <summary>Null when the request may go on, else how long to wait.</summary>
    public TimeSpan? TryEnter(HttpContext http, string source)
    {
        // An unknown source shares one bucket, so that made-up names cannot make up buckets.
        var name = _keys.HasKey(source) || _signature.IsConfigured(source) || SecretOf(source) is not null ? source : "?";
        using var lease = _limiter.AttemptAcquire((name, http.Connection.RemoteIpAddress?.ToString() ?? "local"));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait
            : TimeSpan.FromSeconds(1);
    }

    /// <summary>A valid API key, a valid signature over the body, or the secret of the address.</summary>
    public bool IsKnown(HttpRequest request, string source, string keyHeader, string? urlSecret, ReadOnlySpan<byte> body) =>
        urlSecret is not null ? HasSecret(source, urlSecret)
        : request.Headers[keyHeader].ToString() is { Length: > 0 } key ? _keys.IsValid(source, key)
        // Whoever calls may have an Authorization of another kind beside the signature.
        : (Password(request) is { } password && HasSecret(source, password)) || _signature.IsValid(source, request.Headers, body);

    /// <summary>True when this is the secret in the source's address.</summary>
    public bool HasSecret(string source, string given) => SecretOf(source) is { } secret && IntakeSecret.Matches(secret, given);

    /// <summary>The password of an address such as <c>https://name:secret@host/…</c>, or a bearer token: both come in a header, and stand in no access log.</summary>
    private static string? Password(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header))
        {
            return null;
        }

        return header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter
            : header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && TryDecode(header.Parameter, out var text) && text.Split(':', 2) is [_, var password] ? password
            : null;
    }

    private static bool TryDecode(string? base64, out string text)
    {
        var bytes = new byte[base64?.Length ?? 0];
        var isBase64 = Convert.TryFromBase64String(base64 ?? "", bytes, out var length);
        text = Encoding.UTF8.GetString(bytes, 0, length);
        return isBase64;
    }

    private string? SecretOf(string source) => _sources.GetValueOrDefault(source) is { } settings ? IntakeSecret.Of(settings.UrlSecret, settings.UrlSecretFile) : null;

    public void Dispose() => _limiter.Dispose();
}
