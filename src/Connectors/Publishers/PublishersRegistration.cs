using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>Registers the download of lists from their publishers.</summary>
public static class PublishersRegistration
{
    /// <summary>Adds <see cref="IListDownloader"/>. Options are bound to the section <c>Publishers</c> and checked at start.</summary>
    public static IServiceCollection AddPublishers(this IServiceCollection services, Action<PublishersOptions>? configure = null)
    {
        services.AddOptions<PublishersOptions>().BindConfiguration(PublishersOptions.Section).Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PublishersOptions>, PublishersOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PublisherHttp>();
        services.TryAddSingleton<IListDownloader>(s => new ListDownloader(
            s.GetRequiredService<PublisherHttp>().Client,
            s.GetRequiredService<IOptions<PublishersOptions>>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ListDownloader>>()));
        return services;
    }
}
