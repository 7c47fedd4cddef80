using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Engine;

/// <summary>Collects activity types while services are registered.</summary>
public sealed class WorkflowEngineBuilder
{
    private readonly List<Type> types = [];

    internal WorkflowEngineBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    internal IReadOnlyList<Type> ActivityTypes => types;

    /// <summary>Adds one activity type.</summary>
    public WorkflowEngineBuilder AddActivity<T>()
        where T : Activity
    {
        types.Add(typeof(T));
        return this;
    }

    /// <summary>Adds every activity type of an assembly.</summary>
    public WorkflowEngineBuilder AddActivitiesFrom<TMarker>() => AddActivitiesFrom(typeof(TMarker).Assembly);

    /// <summary>Adds every activity type of an assembly.</summary>
    public WorkflowEngineBuilder AddActivitiesFrom(Assembly assembly)
    {
        types.AddRange(ActivityRegistry.TypesIn(assembly));
        return this;
    }
}
