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

    /// <summary>Offers Liquid in expressions.</summary>
    public WorkflowEngineBuilder UseLiquid<TEvaluator>()
        where TEvaluator : class, ILiquidEvaluator
    {
        Services.AddSingleton<ILiquidEvaluator, TEvaluator>();
        Services.AddSingleton<IExpressionEvaluator, LiquidExpressions>();
        return this;
    }

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

    /// <summary>
    /// Adds every activity type of a stranger's assembly, or none: when one cannot be described, or is there already.
    /// </summary>
    /// <returns>The type names, or what is wrong and what to do.</returns>
    public (IReadOnlyList<string> TypeNames, string? Problem) TryAddActivitiesFrom(Assembly assembly)
    {
        var found = ActivityRegistry.TypesIn(assembly).ToList();
        var known = types.Concat(found).Distinct().Select(ActivityTypeReader.Describe).ToLookup(item => (item.TypeName, item.Version));
        var twice = known.FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null)
        {
            return ([], $"Activity type '{twice.Key.TypeName}' version {twice.Key.Version} is there already, from {twice.First().ClrType.Assembly.GetName().Name}. Give one another name or version.");
        }

        types.AddRange(found);
        return ([.. found.Select(type => ActivityTypeReader.Describe(type).TypeName)], null);
    }
}
