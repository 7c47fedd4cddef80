using System.Security.Cryptography;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Access;

/// <summary>Issues, recognises and revokes API keys.</summary>
public sealed class ApiKeyDesk(IDatabase database, IIdSource ids, TimeProvider time)
{
    public const string Prefix = "wfk_";
    private const int LongestName = 100;
    private const int LongestKey = 100;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(3 * 366);

    /// <summary>Votes are cast by persons; a key is none.</summary>
    public static IReadOnlyList<string> PossibleScopes { get; } = [.. Roles.AllPermissions.Where(p => p != Permissions.VoteOnReviews)];

    public async Task<ApiKeyOutcome> IssueAsync(string? name, IReadOnlyList<string> scopes, TimeSpan life, string by, CancellationToken cancellationToken)
    {
        var mistake = string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl) ? $"Say in 1 to {LongestName} characters what the key is for."
            : scopes.Count == 0 ? "Choose what the key may do."
            : scopes.Except(PossibleScopes, StringComparer.Ordinal).FirstOrDefault() is { } odd ? $"A key cannot have the permission {(odd.Length > 40 ? "named" : odd)}."
            : life <= TimeSpan.Zero || life > LongestLife ? "A key is good for 1 day to 3 years."
            : null;
        if (mistake is not null)
        {
            return new ApiKeyOutcome(null, null, mistake);
        }

        var text = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var key = new ApiKey
        {
            Id = ids.NewId(),
            Name = name!.Trim(),
            Hash = Sha256Hex.Of(text),
            Scopes = [.. PossibleScopes.Intersect(scopes, StringComparer.Ordinal)],
            CreatedAt = now,
            CreatedBy = by,
            ExpiresAt = now + life,
        };
        await database.WriteAsync(
            async (work, ct) =>
            {
                await work.ApiKeys.AddAsync(key, ct);
                await work.Ledger.AppendAsync(AccessEntry.Of(ids, "api-key-issued", key.Id, by, ("scopes", string.Join(' ', key.Scopes))), ct);
                return true;
            },
            cancellationToken);
        return new ApiKeyOutcome(key, text, null);
    }

    /// <summary>The key if it is known, not expired and not revoked.</summary>
    public async Task<ApiKey?> RecogniseAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > LongestKey || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // Looked up by its hash: what the comparison takes tells nothing about the key.
        var hash = Sha256Hex.Of(text);
        var key = await database.ReadAsync((work, ct) => work.ApiKeys.FindByHashAsync(hash, ct), cancellationToken);
        return key is not null && key.IsGood(time.GetUtcNow()) ? key : null;
    }

    /// <summary>False when there is no such key.</summary>
    public Task<bool> RevokeAsync(string id, string by, CancellationToken cancellationToken) => database.WriteAsync(
        async (work, ct) =>
        {
            if (await work.ApiKeys.FindAsync(id, ct) is not { } key)
            {
                return false;
            }

            if (key.RevokedAt is null)
            {
                await work.ApiKeys.UpdateAsync(key with { RevokedAt = time.GetUtcNow() }, ct);
                await work.Ledger.AppendAsync(AccessEntry.Of(ids, "api-key-revoked", id, by, null), ct);
            }

            return true;
        },
        cancellationToken);
}
