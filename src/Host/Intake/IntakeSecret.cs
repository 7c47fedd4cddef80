using System.Security.Cryptography;
using System.Text;

namespace WorkflowConnect.Host.Intake;

/// <summary>A secret that stands in the settings or in a file that they name.</summary>
internal static class IntakeSecret
{
    /// <summary>The secret, or null when there is none.</summary>
    public static string? Of(string? value, string? file) =>
        value is { Length: > 0 } ? value
        : file is { Length: > 0 } ? File.ReadAllText(file).Trim()
        : null;

    /// <summary>Compares hashes in constant time, so that the time tells neither content nor length.</summary>
    public static bool Matches(string secret, string given) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
