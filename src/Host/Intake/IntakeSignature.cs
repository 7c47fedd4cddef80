using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Intake;

/// <summary>
/// Checks <c>X-Signature: t=UNIX-SECONDS,v1=HEX</c>, an HMAC-SHA256 over <c>t.body</c>. The time bounds how long a
/// recorded request can be replayed; the content hash catches it within that time.
/// </summary>
internal sealed class IntakeSignature(IOptions<IntakeOptions> options, TimeProvider time)
{
    public const string Header = "X-Signature";

    public bool IsConfigured(string source) => SecretOf(source) is not null;

    public bool IsValid(string source, string header, ReadOnlySpan<byte> body)
    {
        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        var at = parts.FirstOrDefault(p => p.StartsWith("t=", StringComparison.Ordinal))?[2..];
        var given = parts.FirstOrDefault(p => p.StartsWith("v1=", StringComparison.Ordinal))?[3..];
        return SecretOf(source) is { } secret
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= options.Value.SignatureWindowSeconds
            && given is { Length: 64 }
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(given.ToLowerInvariant()),
                Encoding.ASCII.GetBytes(Sign(secret, seconds, body)));
    }

    /// <summary>The hex part of a signature.</summary>
    public static string Sign(string secret, long unixSeconds, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"{unixSeconds}."));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private string? SecretOf(string source) => options.Value.Sources.GetValueOrDefault(source) switch
    {
        { HmacSecret: { Length: > 0 } secret } => secret,
        { HmacSecretFile: { Length: > 0 } file } => File.ReadAllText(file).Trim(),
        _ => null,
    };
}
