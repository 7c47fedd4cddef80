using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Access;

/// <summary>
/// Issues refresh tokens and exchanges them. Each is good once; one that comes a second time was stolen from, or
/// by, somebody, so its whole family ends (RFC 9700, 4.14.2).
/// </summary>
public sealed class RefreshTokens(IDatabase database, IIdSource ids, IOptions<AccessOptions> options, TimeProvider time, ILogger<RefreshTokens> logger)
{
    private const int LongestToken = 100;

    /// <summary>A token that begins a family.</summary>
    public async Task<string> IssueAsync(User user, CancellationToken cancellationToken)
    {
        var text = NewText();
        var token = Token(text, ids.NewId(), user);
        await database.WriteAsync(
            async (work, ct) =>
            {
                await work.RefreshTokens.DeleteExpiredAsync(time.GetUtcNow(), ct);
                await work.RefreshTokens.AddAsync(token, ct);
                return true;
            },
            cancellationToken);
        return text;
    }

    /// <summary>The user and the successor; null when the token is unknown, expired, used, revoked, or the user is out.</summary>
    public async Task<(User User, string Token)?> ExchangeAsync(string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestToken)
        {
            return null;
        }

        var hash = Sha256Hex.Of(text);
        var successor = NewText();
        var user = await database.WriteAsync((work, ct) => ExchangeAsync(work, hash, successor, ct), cancellationToken);
        return user is null ? null : (user, successor);
    }

    /// <summary>Ends the family of a token, at sign-out.</summary>
    public Task EndAsync(string text, CancellationToken cancellationToken) => database.WriteAsync(
        async (work, ct) =>
        {
            if (text.Length <= LongestToken && await work.RefreshTokens.FindAsync(Sha256Hex.Of(text), ct) is { } token)
            {
                await work.RefreshTokens.RevokeFamilyAsync(token.Family, time.GetUtcNow(), ct);
            }

            return true;
        },
        cancellationToken);

    private async Task<User?> ExchangeAsync(IWork work, string hash, string successor, CancellationToken cancellationToken)
    {
        // On several nodes the same token may come twice at once; only one may find it unused.
        await work.LockAsync($"refresh:{hash}", cancellationToken);
        var now = time.GetUtcNow();
        if (await work.RefreshTokens.FindAsync(hash, cancellationToken) is not { } token || token.RevokedAt is not null || token.ExpiresAt <= now)
        {
            return null;
        }

        var user = await work.Users.FindAsync(token.UserId, cancellationToken);
        if (token.UsedAt is not null || user is null || user.IsLocked || user.Stamp != token.Stamp)
        {
            await work.RefreshTokens.RevokeFamilyAsync(token.Family, now, cancellationToken);
            if (token.UsedAt is not null)
            {
                logger.TokenReused(token.UserId);
            }

            return null;
        }

        await work.RefreshTokens.UpdateAsync(token with { UsedAt = now }, cancellationToken);
        await work.RefreshTokens.AddAsync(Token(successor, token.Family, user), cancellationToken);
        return user;
    }

    private RefreshToken Token(string text, string family, User user) => new()
    {
        Hash = Sha256Hex.Of(text),
        Family = family,
        UserId = user.Id,
        Stamp = user.Stamp,
        ExpiresAt = time.GetUtcNow() + options.Value.RefreshTokenLife,
    };

    private static string NewText() => "wfr_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
