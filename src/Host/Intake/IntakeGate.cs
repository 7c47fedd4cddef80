using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Intake;

/// <summary>Who may come in, and how often.</summary>
internal sealed class IntakeGate : IDisposable
{
    private readonly IntakeKeys _keys;
    private readonly IntakeSignature _signature;
    private readonly PartitionedRateLimiter<(string Source, string Caller)> _limiter;

    public IntakeGate(IntakeKeys keys, IntakeSignature signature, IOptions<IntakeOptions> options)
    {
        (_keys, _signature) = (keys, signature);
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
        var name = _keys.HasKey(source) || _signature.IsConfigured(source) ? source : "?";
        using var lease = _limiter.AttemptAcquire((name, http.Connection.RemoteIpAddress?.ToString() ?? "local"));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait
            : TimeSpan.FromSeconds(1);
    }

    /// <summary>A valid API key, or a valid signature over the body.</summary>
    public bool IsKnown(HttpRequest request, string source, string keyHeader, ReadOnlySpan<byte> body) =>
        request.Headers[keyHeader].ToString() is { Length: > 0 } key
            ? _keys.IsValid(source, key)
            : request.Headers[IntakeSignature.Header].ToString() is { Length: > 0 } signature
                && _signature.IsValid(source, signature, body);

    public void Dispose() => _limiter.Dispose();
}
