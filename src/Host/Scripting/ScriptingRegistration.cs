using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

public static class ScriptingRegistration
{
    /// <summary>Adds <see cref="JavaScriptSandbox"/>, <see cref="LiquidRenderer"/> and <see cref="TypstRenderer"/>, and starts their worker with the Host.</summary>
    public static IServiceCollection AddScripting(this IServiceCollection services, Action<ScriptingOptions>? configure = null)
    {
        var options = services.AddOptions<ScriptingOptions>().BindConfiguration("Scripting").ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ScriptingOptions>, ScriptingOptionsValidator>());
        services.TryAddSingleton<NodeWorker>();
        services.TryAddSingleton<JavaScriptSandbox>();
        services.TryAddSingleton<LiquidRenderer>();
        services.TryAddSingleton<TypstRenderer>();
        services.AddHostedService<NodeWorkerService>();
        return services;
    }
}
