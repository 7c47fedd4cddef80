using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>Sets, rotates and deletes secrets, and hands their values to workflows. No other way leads to a value.</summary>
public sealed class KeepSecrets(IDatabase database, ISecretCipher cipher, IIdSource ids, TimeProvider time)
{
    public const int LongestName = 100;
    public const int LongestValue = 20_000;
    /// <summary>From so many days before its end on, a secret needs somebody who rotates it.</summary>
    public const int DaysOfNotice = 14;
    private const int LongestDescription = 500;

    /// <summary>The day, in UTC, by which the end of a secret is told.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>What is wrong, or null.</summary>
    public static string? Mistake(string? name, string? value, string? description) =>
        string.IsNullOrEmpty(name) || name.Length > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? $"The name of a secret has 1 to {LongestName} letters, digits, dots, dashes or underscores."
        : string.IsNullOrEmpty(value) || value.Length > LongestValue ? $"The value has 1 to {LongestValue} characters."
        : description?.Length > LongestDescription ? $"The description may have at most {LongestDescription} characters."
        : null;

    /// <summary>Creates the secret, or gives it a new value with an end of its own. The caller has asked <see cref="Mistake"/> before.</summary>
    /// <param name="name">Letters, digits, dots, dashes and underscores.</param>
    /// <param name="value">Kept encrypted.</param>
    /// <param name="description">What it is for; null keeps the known one.</param>
    /// <param name="endsOn">The last day on which the other system takes it, or null.</param>
    /// <param name="by">Who sets it.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public Task<Secret> SetAsync(string name, string value, string? description, DateOnly? endsOn, string by, CancellationToken cancellationToken)
    {
        if (Mistake(name, value, description) is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(value));
        }

        var encrypted = cipher.Encrypt(value);
        return database.WriteAsync(
            async (work, ct) =>
            {
                var now = time.GetUtcNow();
                var known = await work.Secrets.FindAsync(name, ct);
                var secret = new Secret
                {
                    Name = name,
                    Description = description ?? known?.Description,
                    Cipher = encrypted,
                    EndsOn = endsOn,
                    Version = (known?.Version ?? 0) + 1,
                    CreatedAt = known?.CreatedAt ?? now,
                    ChangedAt = now,
                    ChangedBy = by,
                };
                await (known is null ? work.Secrets.AddAsync(secret, ct) : work.Secrets.UpdateAsync(secret, ct));
                await work.Ledger.AppendAsync(AccessEntry.Of(ids, known is null ? "secret-created" : "secret-rotated", name, by, null), ct);
                return secret;
            },
            cancellationToken);
    }

    /// <summary>False when there is no such secret.</summary>
    public Task<bool> DeleteAsync(string name, string by, CancellationToken cancellationToken) => database.WriteAsync(
        async (work, ct) =>
        {
            if (!await work.Secrets.DeleteAsync(name, ct))
            {
                return false;
            }

            await work.Ledger.AppendAsync(AccessEntry.Of(ids, "secret-deleted", name, by, null), ct);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<Secret>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync((work, ct) => work.Secrets.ListAsync(ct), cancellationToken);

    /// <summary>Secrets that end within the days of notice or have ended, the earliest first.</summary>
    public async Task<IReadOnlyList<Secret>> EndingAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken)).Where(s => s.DaysLeft(Today) <= DaysOfNotice).OrderBy(s => s.EndsOn)];

    /// <summary>The value for a workflow; null when there is no such secret.</summary>
    public async Task<string?> RevealAsync(string name, CancellationToken cancellationToken) =>
        await database.ReadAsync((work, ct) => work.Secrets.FindAsync(name, ct), cancellationToken) is { } secret
            ? cipher.Decrypt(secret.Cipher)
            : null;
}
