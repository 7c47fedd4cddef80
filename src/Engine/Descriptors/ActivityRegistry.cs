using System.Collections.Frozen;
using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>All activity types that definitions may use. Built once.</summary>
public sealed class ActivityRegistry
{
    private readonly FrozenDictionary<(string Type, int Version), ActivityDescriptor> byVersion;
    private readonly FrozenDictionary<string, ActivityDescriptor> newest;

    /// <summary>Describes the types.</summary>
    /// <exception cref="InvalidOperationException">Two classes have the same type name and version, or one has no usable constructor.</exception>
    public ActivityRegistry(IEnumerable<Type> activityTypes)
    {
        var all = activityTypes.Distinct().Select(ActivityTypeReader.Describe).ToList();
        var twice = all.GroupBy(item => (item.TypeName, item.Version)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException(
                $"Activity type '{twice.Key.TypeName}' version {twice.Key.Version} is declared by several classes: "
                + string.Join(", ", twice.Select(item => item.ClrType.FullName)) + ". Give one another name or version.");
        }

        byVersion = all.ToFrozenDictionary(item => (item.TypeName, item.Version));
        newest = all.GroupBy(item => item.TypeName, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.MaxBy(item => item.Version)!, StringComparer.Ordinal);
        All = [.. all.OrderBy(item => item.TypeName, StringComparer.Ordinal).ThenBy(item => item.Version)];
    }

    /// <summary>All descriptors by type name and version.</summary>
    public IReadOnlyList<ActivityDescriptor> All { get; }

    /// <summary>The type in this version, else in its newest, else null.</summary>
    public ActivityDescriptor? Find(string typeName, int version) =>
        byVersion.TryGetValue((typeName, version), out var exact) ? exact : newest.GetValueOrDefault(typeName);

    // Of an activity that code has made; its class need not be registered.
    internal ActivityDescriptor Of(Activity activity) =>
        All.FirstOrDefault(item => item.ClrType == activity.GetType()) ?? ActivityTypeReader.Describe(activity.GetType());

    internal static IEnumerable<Type> TypesIn(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            && typeof(Activity).IsAssignableFrom(type));
}
