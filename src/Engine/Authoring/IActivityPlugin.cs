using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>
/// Optional entry of an assembly with activities that is dropped in: registers what they ask for. A public class with a
/// constructor without parameters; at most one is needed.
/// </summary>
public interface IActivityPlugin
{
    /// <summary>Called once, before the host starts.</summary>
    void AddServices(IServiceCollection services);
}
