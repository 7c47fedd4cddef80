using WorkflowConnect.Core.Access;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Live;
using WorkflowConnect.Host.Elsa.Runs;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>What the instances' part of the API needs.</summary>
internal static class InstancesRegistration
{
    /// <summary>Where Studio looks for the hub: beside the API's base path.</summary>
    private const string HubPath = "/elsa/hubs/workflow-instance";

    public static IServiceCollection AddElsaInstances(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddScoped<DefinitionVersions>();
        services.AddSingleton<InstanceViews>();
        services.AddSingleton<RunDispatcher>().AddHostedService(s => s.GetRequiredService<RunDispatcher>());
        services.AddSingleton<InstanceUpdates>().AddHostedService(s => s.GetRequiredService<InstanceUpdates>());
        services.AddSingleton<ICheckpointObserver>(s => s.GetRequiredService<InstanceUpdates>());
        return services;
    }

    public static void MapInstanceHub(this IEndpointRouteBuilder routes) =>
        routes.MapHub<WorkflowInstanceHub>(HubPath).RequirePermission(Permissions.ReadInstances);
}
