using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Elsa's names of variable types. A name that the engine does not know means Object: anything goes.</summary>
internal static class VariableType
{
    private static readonly Dictionary<string, Type> Known = new(StringComparer.Ordinal)
    {
        ["Int16"] = typeof(short),
        ["Int32"] = typeof(int),
        ["Int64"] = typeof(long),
        ["Long"] = typeof(long),
        ["Single"] = typeof(float),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Boolean"] = typeof(bool),
        ["String"] = typeof(string),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["TimeSpan"] = typeof(TimeSpan),
    };

    /// <summary>Elsa's name of a variable's type, as far as its class tells.</summary>
    public static string NameOf(Variable variable)
    {
        var type = variable.GetType();
        return type.IsGenericType && Known.FirstOrDefault(item => item.Value == type.GetGenericArguments()[0]).Key is { } name ? name : "Object";
    }

    /// <summary>The type of a name; object when it is not known.</summary>
    public static Type ClrTypeOf(string typeName) => Known.GetValueOrDefault(typeName, typeof(object));

    /// <summary>Converts to the declared type; what does not fit is kept as it is, as Elsa does.</summary>
    public static object? Coerce(string typeName, object? value)
    {
        if (value is JsonElement element)
        {
            value = JsonValues.Read(element);
        }

        if (value is null || !Known.TryGetValue(typeName, out var type) || type.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return ValueConverter.Convert(value, type);
        }
        catch (ValueConversionException)
        {
            return value;
        }
    }

    /// <summary>A default value is text in definitions, JSON text for complex types.</summary>
    public static object? Default(string typeName, bool isArray, JsonElement value)
    {
        var read = JsonValues.Read(value);
        if (read is string text && (isArray || !Known.ContainsKey(typeName)) && LooksLikeJson(text))
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return JsonValues.Read(document.RootElement);
            }
            catch (JsonException)
            {
                return text;
            }
        }

        return isArray ? read : Coerce(typeName, read);
    }

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];
}
