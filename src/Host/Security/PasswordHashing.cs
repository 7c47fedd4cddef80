using Microsoft.AspNetCore.Identity;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Security;

/// <summary>The framework's hash: PBKDF2 with HMAC-SHA512, salted.</summary>
internal sealed class PasswordHashing : IPasswordHashing
{
    private static readonly object Anybody = new();
    private readonly PasswordHasher<object> _hasher = new();

    public string Hash(string password) => _hasher.HashPassword(Anybody, password);

    public PasswordMatch Match(string hash, string password) => _hasher.VerifyHashedPassword(Anybody, hash, password) switch
    {
        PasswordVerificationResult.Success => PasswordMatch.Same,
        PasswordVerificationResult.SuccessRehashNeeded => PasswordMatch.SameButOutdated,
        _ => PasswordMatch.Different,
    };
}
