using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.BuiltIn;

/// <summary>Adds the built-in CRM to a host.</summary>
public static class BuiltInRegistration
{
    /// <summary>Adds an <see cref="ICrm"/> named <c>builtin</c>. Needs <c>AddStorage</c>.</summary>
    public static IServiceCollection AddBuiltInCrm(this IServiceCollection services) => services.AddSingleton<ICrm, BuiltInCrm>();
}
