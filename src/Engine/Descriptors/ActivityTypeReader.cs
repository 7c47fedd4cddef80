using System.ComponentModel;
using System.Reflection;
using LinqExpression = System.Linq.Expressions.Expression;

namespace WorkflowConnect.Engine;

/// <summary>Derives a descriptor from a class, by Elsa's rules.</summary>
internal static class ActivityTypeReader
{
    public static ActivityDescriptor Describe(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>();
        var @namespace = attribute?.Namespace ?? type.Namespace ?? "";
        var name = attribute?.Type ?? type.Name;
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public);
        return new ActivityDescriptor
        {
            TypeName = @namespace.Length == 0 ? name : $"{@namespace}.{name}",
            Version = attribute?.Version ?? 1,
            Namespace = @namespace,
            Name = name,
            Category = attribute?.Category ?? type.GetCustomAttribute<CategoryAttribute>()?.Category
                ?? @namespace[(@namespace.LastIndexOf('.') + 1)..],
            DisplayName = attribute?.DisplayName ?? type.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? Words.Of(name),
            Description = attribute?.Description ?? type.GetCustomAttribute<DescriptionAttribute>()?.Description,
            Kind = typeof(ITrigger).IsAssignableFrom(type) ? ActivityKind.Trigger : attribute?.Kind ?? ActivityKind.Action,
            RunAsynchronously = attribute?.RunAsynchronously ?? false,
            ResilienceCategory = !typeof(IResilientActivity).IsAssignableFrom(type) ? null
                : type.GetCustomAttribute<ResilienceCategoryAttribute>()?.Category ?? ResilienceStrategy.General,
            IsContainer = typeof(IContainer).IsAssignableFrom(type),
            IsBrowsable = type.GetCustomAttribute<BrowsableAttribute>()?.Browsable ?? true,
            IsStart = typeof(IStartNode).IsAssignableFrom(type),
            IsTerminal = typeof(ITerminalNode).IsAssignableFrom(type),
            Ports = [.. Ports(type, properties)],
            Inputs = [.. properties.Select(PropertyReader.Input).OfType<InputDescriptor>().OrderBy(input => input.Order)],
            Outputs = [.. properties.Select(PropertyReader.Output).OfType<OutputDescriptor>()],
            PortLists = [.. properties.Where(property => property.GetCustomAttribute<PortAttribute>() is not null
                && typeof(ICollection<IActivity>).IsAssignableFrom(property.PropertyType))],
            ClrType = type,
            Create = Factory(type),
        };
    }

    private static IEnumerable<PortDescriptor> Ports(Type type, PropertyInfo[] properties)
    {
        foreach (var outcome in type.GetCustomAttribute<FlowNodeAttribute>()?.Outcomes ?? [])
        {
            yield return new PortDescriptor(outcome, outcome, PortKind.Flow);
        }

        foreach (var property in properties)
        {
            if (property.GetCustomAttribute<PortAttribute>() is { } port && typeof(IActivity).IsAssignableFrom(property.PropertyType))
            {
                var name = port.Name ?? property.Name;
                yield return new PortDescriptor(name, port.DisplayName ?? Words.Of(name), PortKind.Embedded) { Property = property };
            }
        }
    }

    // Elsa's classes have either no parameters or only optional ones (the caller's file and line).
    private static Func<Activity> Factory(Type type)
    {
        var constructor = type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => parameter.IsOptional))
            .MinBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"Activity class {type.FullName} needs a public constructor without required parameters.");
        var arguments = constructor.GetParameters().Select(parameter => LinqExpression.Default(parameter.ParameterType));
        return LinqExpression.Lambda<Func<Activity>>(LinqExpression.New(constructor, arguments)).Compile();
    }
}
