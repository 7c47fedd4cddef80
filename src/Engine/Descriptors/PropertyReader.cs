using System.Collections;
using System.ComponentModel;
using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>Describes a property as an input or output, by Elsa's rules.</summary>
internal static class PropertyReader
{
    public static InputDescriptor? Input(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>();
        var isWrapped = IsGeneric(property.PropertyType, typeof(Input<>));
        if (!isWrapped && attribute is null)
        {
            return null;
        }

        var valueType = isWrapped ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
        return new InputDescriptor
        {
            Name = attribute?.Name ?? property.Name,
            TypeName = TypeNames.Of(valueType),
            ValueType = valueType,
            DisplayName = attribute?.DisplayName ?? Words.Of(property.Name),
            Description = attribute?.Description ?? property.GetCustomAttribute<DescriptionAttribute>()?.Description,
            Category = attribute?.Category,
            Order = attribute?.Order ?? 0,
            UIHint = attribute?.UIHint ?? DefaultHint(valueType),
            Options = [.. Options(attribute?.Options, valueType)],
            DefaultValue = attribute?.DefaultValue,
            DefaultSyntax = attribute?.DefaultSyntax ?? "Literal",
            IsWrapped = isWrapped,
            AutoEvaluate = attribute?.AutoEvaluate ?? true,
            IsBrowsable = (attribute?.IsBrowsable ?? true) && property.GetCustomAttribute<BrowsableAttribute>()?.Browsable != false,
            IsReadOnly = attribute?.IsReadOnly ?? false,
            IsSensitive = attribute?.CanContainSecrets ?? false,
            Property = property,
        };
    }

    public static OutputDescriptor? Output(PropertyInfo property)
    {
        if (!IsGeneric(property.PropertyType, typeof(Output<>)))
        {
            return null;
        }

        var attribute = property.GetCustomAttribute<OutputAttribute>();
        var ofClass = property.Name == nameof(Activity<object>.Result) ? property.ReflectedType?.GetCustomAttribute<OutputAttribute>() : null;
        return new OutputDescriptor
        {
            Name = attribute?.Name ?? property.Name,
            TypeName = TypeNames.Of(property.PropertyType.GetGenericArguments()[0]),
            DisplayName = attribute?.DisplayName ?? ofClass?.DisplayName ?? Words.Of(property.Name),
            Description = attribute?.Description ?? property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? ofClass?.Description,
            IsBrowsable = attribute?.IsBrowsable ?? true,
            IsSerializable = attribute?.IsSerializable ?? true,
            Property = property,
        };
    }

    private static bool IsGeneric(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static string DefaultHint(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(bool) ? InputUIHints.Checkbox
            : type == typeof(string) ? InputUIHints.SingleLine
            : typeof(Variable).IsAssignableFrom(type) ? InputUIHints.VariablePicker
            : type == typeof(Type) ? InputUIHints.TypePicker
            : type.IsEnum || typeof(IEnumerable).IsAssignableFrom(type) ? InputUIHints.DropDown
            : InputUIHints.SingleLine;
    }

    private static IEnumerable<(string Text, string Value)> Options(object? options, Type valueType)
    {
        var choices = options ?? (valueType.IsEnum ? valueType : null);
        return choices switch
        {
            Type { IsEnum: true } type => Enum.GetNames(type).Select(name => (Words.Of(name), name)),
            IEnumerable<string> texts => texts.Select(text => (text, text)),
            _ => [],
        };
    }
}
