using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Http;

/// <summary>Registers what workflows send requests with.</summary>
public static class OutboundRegistration
{
    /// <summary>Adds <see cref="OutboundHttp"/>. Options are bound to the section <c>OutboundHttp</c> and checked at start.</summary>
    public static IServiceCollection AddOutboundHttp(this IServiceCollection services, Action<OutboundOptions>? configure = null)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration(OutboundOptions.Section).Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboundOptions>, OutboundOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<OutboundHttp>();
        return services;
    }
}
