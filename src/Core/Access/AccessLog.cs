using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Core.Access;

/// <summary>Log messages about signing in; events 5000 to 5099. Ids only: people type passwords into the field for the name.</summary>
internal static partial class AccessLog
{
    [LoggerMessage(5000, LogLevel.Information, "User {UserId} signed in")]
    public static partial void SignedIn(this ILogger logger, string userId);

    [LoggerMessage(5001, LogLevel.Warning, "A sign-in was refused; user {UserId}")]
    public static partial void Refused(this ILogger logger, string userId);

    [LoggerMessage(5002, LogLevel.Warning, "User {UserId} is locked out until {Until:u} after too many wrong passwords")]
    public static partial void LockedOut(this ILogger logger, string userId, DateTimeOffset until);

    [LoggerMessage(5003, LogLevel.Warning, "A refresh token of user {UserId} came a second time; its sign-in was ended")]
    public static partial void TokenReused(this ILogger logger, string userId);
}
