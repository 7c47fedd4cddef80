using WorkflowConnect.Host.Elsa.Definitions;
using WorkflowConnect.Host.Elsa.Descriptors;
using WorkflowConnect.Host.Elsa.Events;
using WorkflowConnect.Host.Elsa.Identity;
using WorkflowConnect.Host.Elsa.Instances;
using WorkflowConnect.Host.Elsa.Resilience;
using WorkflowConnect.Host.Elsa.Runs;
using WorkflowConnect.Host.Elsa.Secrets;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa;

/// <summary>The HTTP API of an Elsa 3.8 server, which Elsa Studio and Elsa's clients speak.</summary>
internal static class ElsaApi
{
    /// <summary>Base path of the API, as an Elsa server has it.</summary>
    public const string BasePath = "/elsa/api";

    public static IServiceCollection AddElsaApi(this IServiceCollection services)
    {
        services.AddSingleton<IAccessView, CallerAccess>();
        services.AddSingleton<NodeGeneration>();
        services.AddSingleton<ActivityTypes>();
        return services.AddDefinitions();
    }

    public static void MapElsaApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(BasePath).AddEndpointFilter<ElsaErrorFilter>();
        api.MapDefinitions();
        api.MapDescriptors();
        api.MapServer();
        api.MapInstances();
        api.MapRuns();
        api.MapEvents();
        api.MapIdentity();
        api.MapResilience();
        api.MapSecrets();
        routes.MapInstanceHub();
    }
}
