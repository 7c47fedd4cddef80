using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Access;

/// <summary>Makes the administrator of a product that has no user yet.</summary>
public sealed class FirstAdministrator(IDatabase database, IPasswordHashing hashing, IOptions<AccessOptions> options, IIdSource ids, TimeProvider time)
{
    /// <summary>Name and password of the user who was made, to be shown once; null when there were users, or when the password was configured.</summary>
    public async Task<(string Name, string Password)?> RunAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync((work, ct) => work.Users.AnyAsync(ct), cancellationToken))
        {
            return null;
        }

        var first = options.Value.Administrator;
        var password = first.Password ?? PasswordRules.Generate();
        var user = new User
        {
            Id = ids.NewId(),
            Name = UserNames.Clean(first.Name),
            NameKey = UserNames.KeyOf(first.Name),
            PasswordHash = hashing.Hash(password),
            Roles = [Roles.Administrator],
            Stamp = ids.NewId(),
            CreatedAt = time.GetUtcNow(),
        };
        var made = await database.WriteAsync(
            async (work, ct) =>
            {
                // Of two nodes that start at once only one makes, and shows, an administrator.
                await work.LockAsync("administrators", ct);
                if (await work.Users.AnyAsync(ct))
                {
                    return false;
                }

                await work.Users.AddAsync(user, ct);
                await work.Ledger.AppendAsync(AccessEntry.Of(ids, "user-created", user.Id, "first start", ("roles", Roles.Administrator)), ct);
                return true;
            },
            cancellationToken);
        return made && first.Password is null ? (user.Name, password) : null;
    }
}
