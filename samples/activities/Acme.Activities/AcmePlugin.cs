using Microsoft.Extensions.DependencyInjection;

namespace Acme.Activities;

/// <summary>Registers what the activities ask for.</summary>
public sealed class AcmePlugin : IActivityPlugin
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<IMarkets, Markets>().AddSingleton<ISalesDesk, SalesDesk>();
}
