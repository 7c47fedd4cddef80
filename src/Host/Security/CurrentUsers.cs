using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Security;

/// <summary>
/// Looks up whom a session or a token is of, at each request: a lock, another password or another role counts at
/// once, not when the token ends.
/// </summary>
internal sealed class CurrentUsers(IDatabase database)
{
    /// <summary>The user as of now; null when they are shut out, or when the session is older than their last password.</summary>
    public async Task<User?> FindAsync(string? id, string? stamp, CancellationToken cancellationToken)
    {
        if (id is null || stamp is null)
        {
            return null;
        }

        var user = await database.ReadAsync((work, ct) => work.Users.FindAsync(id, ct), cancellationToken);
        return user is { IsLocked: false } && user.Stamp == stamp ? user : null;
    }
}
