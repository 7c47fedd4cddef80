using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Core.Access;

/// <summary>Registers users, keys, tokens and secrets. Hashing and encryption come from the host.</summary>
public static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>()
            .BindConfiguration(AccessOptions.Section)
            .ValidateOnStart();
        return services
            .AddSingleton<Microsoft.Extensions.Options.IValidateOptions<AccessOptions>, AccessOptionsValidator>()
            .AddSingleton<SignIn>()
            .AddSingleton<ChangeUsers>()
            .AddSingleton<FirstAdministrator>()
            .AddSingleton<ApiKeyDesk>()
            .AddSingleton<RefreshTokens>()
            .AddSingleton<KeepSecrets>();
    }
}
