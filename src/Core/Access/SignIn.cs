using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Access;

/// <summary>
/// Checks a name and a password. Every refusal takes one hash's time and looks the same, so that nobody learns
/// from it who has an account or who is locked out.
/// </summary>
public sealed class SignIn(IDatabase database, IPasswordHashing hashing, IOptions<AccessOptions> options, TimeProvider time, ILogger<SignIn> logger) : IDisposable
{
    /// <summary>Hashing is slow on purpose: a flood of sign-ins waits here instead of taking every core.</summary>
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Compared with when there is no such user.</summary>
    private readonly Lazy<string> _nobody = new(() => hashing.Hash(PasswordRules.Generate()));

    /// <summary>The user, or null when name and password do not belong together or the user is locked out.</summary>
    public async Task<User?> RunAsync(string? name, string? password, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(password) || password.Length > PasswordRules.Longest || UserNames.Mistake(name) is not null)
        {
            return null;
        }

        var key = UserNames.KeyOf(name);
        var user = await database.ReadAsync((work, ct) => work.Users.FindByNameAsync(key, ct), cancellationToken);
        var match = await MatchAsync(user?.PasswordHash ?? _nobody.Value, password, cancellationToken);
        var signedIn = user is null ? null
            : match == PasswordMatch.Different ? await FailAsync(user.Id, cancellationToken)
            : await SucceedAsync(user, match == PasswordMatch.SameButOutdated ? hashing.Hash(password) : null, cancellationToken);
        if (signedIn is null)
        {
            logger.Refused(user?.Id ?? "unknown");
        }
        else
        {
            logger.SignedIn(signedIn.Id);
        }

        return signedIn;
    }

    /// <summary>Whether this is the user's password; counts as a sign-in does.</summary>
    public async Task<bool> ConfirmAsync(User user, string? password, CancellationToken cancellationToken) =>
        (await RunAsync(user.Name, password, cancellationToken))?.Id == user.Id;

    public void Dispose() => _hashing.Dispose();

    private async Task<PasswordMatch> MatchAsync(string hash, string password, CancellationToken cancellationToken)
    {
        await _hashing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => hashing.Match(hash, password), cancellationToken);
        }
        finally
        {
            _hashing.Release();
        }
    }

    private bool IsOut(User user) => user.IsLocked || user.LockedUntil > time.GetUtcNow();

    private async Task<User?> FailAsync(string id, CancellationToken cancellationToken)
    {
        var until = await database.WriteAsync((work, ct) => CountFailureAsync(work, id, ct), cancellationToken);
        if (until is { } end)
        {
            logger.LockedOut(id, end);
        }

        return null;
    }

    /// <summary>The end of the lock-out that this failure began, or null.</summary>
    private async Task<DateTimeOffset?> CountFailureAsync(IWork work, string id, CancellationToken cancellationToken)
    {
        // On several nodes, guesses may come at once; each has to be counted.
        await work.LockAsync($"sign-in:{id}", cancellationToken);
        if (await work.Users.FindAsync(id, cancellationToken) is not { } user || IsOut(user))
        {
            return null;
        }

        var failures = user.FailedSignIns + 1;
        var changed = failures < options.Value.MostFailures
            ? user with { FailedSignIns = failures }
            : user with { FailedSignIns = 0, LockedUntil = time.GetUtcNow() + options.Value.LockOut };
        await work.Users.UpdateAsync(changed, cancellationToken);
        return changed.LockedUntil > time.GetUtcNow() ? changed.LockedUntil : null;
    }

    private async Task<User?> SucceedAsync(User user, string? newHash, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            async (work, ct) =>
            {
                if (await work.Users.FindAsync(user.Id, ct) is not { } now || IsOut(now) || now.PasswordHash != user.PasswordHash)
                {
                    return null;
                }

                var cleared = now with { FailedSignIns = 0, LockedUntil = null, PasswordHash = newHash ?? now.PasswordHash };
                if (cleared != now)
                {
                    await work.Users.UpdateAsync(cleared, ct);
                }

                return cleared;
            },
            cancellationToken);
}
