using System.Security.Cryptography;

namespace WorkflowConnect.Core.Access;

/// <summary>What a password must be like: long rather than odd (NIST SP 800-63B, 3.1.1.2).</summary>
public static class PasswordRules
{
    public const int Shortest = 12;

    /// <summary>Longer ones are refused before they are hashed: hashing megabytes is work that a stranger could order.</summary>
    public const int Longest = 200;

    private const int GeneratedLength = 20;

    /// <summary>No 0, O, 1, l or I: it is typed from a console.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /// <summary>What is wrong with a password, or null.</summary>
    public static string? Mistake(string? password, string userName) =>
        string.IsNullOrEmpty(password) || password.Length < Shortest ? $"The password needs at least {Shortest} characters."
        : password.Length > Longest ? $"The password may have at most {Longest} characters."
        : password.Distinct().Count() < 5 ? "The password repeats too few characters; use at least 5 different ones."
        : password.Contains(userName, StringComparison.OrdinalIgnoreCase) && userName.Length >= 4 ? "The password must not hold the user's name."
        : null;

    /// <summary>A password of more than 110 bits.</summary>
    public static string Generate() => RandomNumberGenerator.GetString(Alphabet, GeneratedLength);
}
