using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Cli;

/// <summary>How a person comes in for the first time.</summary>
internal static class FirstSignIn
{
    /// <summary>
    /// Makes the first administrator when there is no user, before anybody can call; what to tell the person at the
    /// console, this once, or null.
    /// </summary>
    public static async Task<string?> PrepareAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<FirstAdministrator>().RunAsync(cancellationToken) is var (name, password)
            ? $"Administrator, shown this once: {name} / {password}"
            : null;
}
