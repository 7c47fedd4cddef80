using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>Registers the external screening services.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds <see cref="ChosenScreener"/>. Options are bound to the section <c>Screening:Service</c> and checked at start.</summary>
    public static IServiceCollection AddScreeningServices(this IServiceCollection services, Action<ServiceOptions>? configure = null)
    {
        services.AddOptions<ServiceOptions>().BindConfiguration(ServiceOptions.Section).Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ServiceOptions>, ServiceOptionsValidator>());
        services.TryAddSingleton<BuiltInScreener>();
        services.AddSingleton(s => new ServiceHttp(
            s.GetRequiredService<IOptions<ServiceOptions>>(),
            (name, token) => s.GetRequiredService<KeepSecrets>().RevealAsync(name, token),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ServiceHttp>>()));
        services.AddSingleton<YenteScreener>();
        services.AddSingleton<WatchmanScreener>();
        services.AddSingleton(s => new ChosenScreener(Choose(s, s.GetRequiredService<IOptions<ServiceOptions>>().Value)));
        return services;
    }

    private static IScreener Choose(IServiceProvider services, ServiceOptions options)
    {
        var own = services.GetRequiredService<BuiltInScreener>();
        return options.Mode switch
        {
            ServiceMode.Alone => Service(services, options.Kind),
            ServiceMode.SecondOpinion => new SecondOpinionScreener(own, Service(services, options.Kind)),
            _ => own,
        };
    }

    private static ServiceScreener Service(IServiceProvider services, ServiceKind kind) => kind == ServiceKind.Watchman
        ? services.GetRequiredService<WatchmanScreener>()
        : services.GetRequiredService<YenteScreener>();
}
