using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using WorkflowConnect.Host.Intake.Presets;

namespace WorkflowConnect.Host.Intake;

/// <summary>
/// Checks signatures over the body as it was sent. <c>X-Signature: t=UNIX-SECONDS,v1=HEX</c> is an HMAC-SHA256 over
/// <c>t.body</c>: the time bounds how long a recorded request can be replayed, and the content hash catches it within that
/// time. The others know no time; there the sender's event id, or the content, catches a replay.
/// </summary>
internal sealed class IntakeSignature(IOptions<IntakeOptions> options, TimeProvider time)
{
    public const string Own = "X-Signature";

    /// <summary><c>sha256=</c> and base64.</summary>
    public const string Typeform = "Typeform-Signature";

    /// <summary><c>sha256=</c> and hex, as GitHub has it.</summary>
    public const string Hub = "X-Hub-Signature-256";

    private const string Sha256 = "sha256=";

    public static IReadOnlyList<string> Headers { get; } = [Own, Typeform, Hub];

    public bool IsConfigured(string source) => SecretOf(source) is not null;

    /// <summary>The header that a source signs in.</summary>
    public static string HeaderOf(IntakeSourceOptions? source) =>
        source?.Signature is { Length: > 0 } header ? header : IntakePresets.Find(source?.Preset)?.Signature ?? Own;

    public bool IsValid(string source, IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var header = HeaderOf(options.Value.Sources.GetValueOrDefault(source));
        return headers[header].ToString() is { Length: > 0 } given
            && SecretOf(source) is { } secret
            && (header.Equals(Own, StringComparison.OrdinalIgnoreCase) ? IsTimed(secret, given, body)
                : header.Equals(Typeform, StringComparison.OrdinalIgnoreCase) ? AreSame(given, Sha256 + Convert.ToBase64String(Hash(secret, body)))
                : AreSame(given.ToLowerInvariant(), Sha256 + Convert.ToHexStringLower(Hash(secret, body))));
    }

    /// <summary>The hex part of a signature with a time.</summary>
    public static string Sign(string secret, long unixSeconds, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"{unixSeconds}."));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private bool IsTimed(string secret, string header, ReadOnlySpan<byte> body)
    {
        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        var at = parts.FirstOrDefault(p => p.StartsWith("t=", StringComparison.Ordinal))?[2..];
        var given = parts.FirstOrDefault(p => p.StartsWith("v1=", StringComparison.Ordinal))?[3..];
        return long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= options.Value.SignatureWindowSeconds
            && given is { Length: 64 }
            && AreSame(given.ToLowerInvariant(), Sign(secret, seconds, body));
    }

    private static byte[] Hash(string secret, ReadOnlySpan<byte> body) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);

    private static bool AreSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(expected));

    private string? SecretOf(string source) => options.Value.Sources.GetValueOrDefault(source) is { } settings
        ? IntakeSecret.Of(settings.HmacSecret, settings.HmacSecretFile)
        : null;
}
