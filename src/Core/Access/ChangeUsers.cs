using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Access;

/// <summary>Creates users and changes what they may do. Every change stands in the ledger with who made it.</summary>
public sealed class ChangeUsers(IDatabase database, IPasswordHashing hashing, IIdSource ids, TimeProvider time)
{
    private const string NoSuchUser = "There is no such user.";
    private const string LastAdministrator = "This is the last administrator who can sign in. Make another one first.";

    /// <param name="by">Who does it: a user's name, or a word such as <c>command line</c>.</param>
    public Task<UserOutcome> CreateAsync(string? name, string password, IReadOnlyList<string> roles, string by, CancellationToken cancellationToken)
    {
        var mistake = UserNames.Mistake(name) ?? PasswordRules.Mistake(password, UserNames.Clean(name)) ?? MistakeIn(roles);
        if (mistake is not null)
        {
            return Task.FromResult(UserOutcome.Refused(mistake));
        }

        var user = new User
        {
            Id = ids.NewId(),
            Name = UserNames.Clean(name),
            NameKey = UserNames.KeyOf(name),
            PasswordHash = hashing.Hash(password),
            Roles = InOrder(roles),
            Stamp = ids.NewId(),
            CreatedAt = time.GetUtcNow(),
        };
        return database.WriteAsync(
            async (work, ct) =>
            {
                if (await work.Users.FindByNameAsync(user.NameKey, ct) is not null)
                {
                    return UserOutcome.Refused("There is a user of that name already.");
                }

                await work.Users.AddAsync(user, ct);
                await work.Ledger.AppendAsync(AccessEntry.Of(ids, "user-created", user.Id, by, ("roles", string.Join(' ', user.Roles))), ct);
                return UserOutcome.Done(user);
            },
            cancellationToken);
    }

    /// <summary>Other roles from the next request on.</summary>
    public Task<UserOutcome> SetRolesAsync(string id, IReadOnlyList<string> roles, string by, CancellationToken cancellationToken) =>
        MistakeIn(roles) is { } mistake
            ? Task.FromResult(UserOutcome.Refused(mistake))
            : ChangeAsync(id, "user-roles", by, user => user with { Roles = InOrder(roles) }, ("roles", string.Join(' ', InOrder(roles))), cancellationToken);

    /// <summary>Shuts a user out and ends their sessions, or lets them in again.</summary>
    public Task<UserOutcome> SetLockedAsync(string id, bool locked, string by, CancellationToken cancellationToken) => ChangeAsync(
        id,
        locked ? "user-locked" : "user-unlocked",
        by,
        user => user with { IsLocked = locked, FailedSignIns = 0, LockedUntil = null, Stamp = ids.NewId() },
        null,
        cancellationToken);

    /// <summary>A new password ends the user's sessions and a lock-out.</summary>
    public async Task<UserOutcome> SetPasswordAsync(string id, string? password, string by, CancellationToken cancellationToken)
    {
        var user = await database.ReadAsync((work, ct) => work.Users.FindAsync(id, ct), cancellationToken);
        if (user is null)
        {
            return UserOutcome.Refused(NoSuchUser);
        }

        if (PasswordRules.Mistake(password, user.Name) is { } mistake)
        {
            return UserOutcome.Refused(mistake);
        }

        var hash = hashing.Hash(password!);
        return await ChangeAsync(
            id,
            "user-password",
            by,
            now => now with { PasswordHash = hash, FailedSignIns = 0, LockedUntil = null, Stamp = ids.NewId() },
            null,
            cancellationToken);
    }

    private Task<UserOutcome> ChangeAsync(
        string id, string kind, string by, Func<User, User> change, (string Name, string Value)? detail, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (work, ct) =>
            {
                if (await work.Users.FindAsync(id, ct) is not { } user)
                {
                    return UserOutcome.Refused(NoSuchUser);
                }

                var changed = change(user);
                if (CanAdminister(user) && !CanAdminister(changed))
                {
                    // Two administrators who shut each other out at the same time must not both succeed.
                    await work.LockAsync("administrators", ct);
                    if (!(await work.Users.ListAsync(ct)).Any(other => other.Id != id && CanAdminister(other)))
                    {
                        return UserOutcome.Refused(LastAdministrator);
                    }
                }

                await work.Users.UpdateAsync(changed, ct);
                await work.Ledger.AppendAsync(AccessEntry.Of(ids, kind, id, by, detail), ct);
                return UserOutcome.Done(changed);
            },
            cancellationToken);

    private static bool CanAdminister(User user) => !user.IsLocked && user.Roles.Contains(Roles.Administrator, StringComparer.Ordinal);

    private static string? MistakeIn(IReadOnlyList<string> roles) =>
        roles.Count == 0 ? "Give the user at least one role."
        : roles.Except(Roles.All, StringComparer.Ordinal).Any() ? $"A role is not known; use {string.Join(", ", Roles.All)}."
        : null;

    private static IReadOnlyList<string> InOrder(IReadOnlyList<string> roles) => [.. Roles.All.Intersect(roles, StringComparer.Ordinal)];
}
