using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkflowConnect.Engine;

/// <summary>Turns what a definition, a script or the stored state gives into what an activity asks for. Invariant culture.</summary>
internal static class ValueConverter
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 1_000,
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    private static readonly DateTimeFormatInfo DaysFirst = new() { ShortDatePattern = "dd/MM/yyyy", LongTimePattern = "HH:mm:ss" };

    public static T? To<T>(object? value) => value switch
    {
        T typed => typed,
        null => default,
        _ => (T?)Convert(value, typeof(T)),
    };

    /// <exception cref="ValueConversionException">The text is no JSON of the type.</exception>
    public static T? FromJsonText<T>(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return To<T>(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw new ValueConversionException(typeof(string), typeof(T));
        }
    }

    /// <exception cref="ValueConversionException">The value cannot be read as the type.</exception>
    public static object? Convert(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            return value switch
            {
                JsonElement element => FromJson(element, target),
                JsonNode node => FromJson(JsonSerializer.SerializeToElement(node), target),
                string text => FromText(text, target),
                IConvertible number when typeof(IConvertible).IsAssignableFrom(target) && !target.IsEnum =>
                    System.Convert.ChangeType(number, target, CultureInfo.InvariantCulture),
                _ when target == typeof(string) => ToText(value),
                IEnumerable or not IConvertible => FromJson(JsonValues.ToElement(value), target),
                _ when target.IsEnum => Enum.ToObject(target, value),
                _ => throw new ValueConversionException(value.GetType(), type),
            };
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException or JsonException
            or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            // The inner message would quote the value.
            throw new ValueConversionException(value.GetType(), type);
        }
    }

    private static object? FromJson(JsonElement element, Type target)
    {
        if (target == typeof(JsonElement) || target == typeof(object))
        {
            return target == typeof(object) ? JsonValues.Read(element) : element;
        }

        return element.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String when target != typeof(JsonNode) => FromText(element.GetString()!, target),
            _ when target == typeof(string) => element.GetRawText(),
            _ when target == typeof(IDictionary<string, object>) || target == typeof(Dictionary<string, object>) =>
                JsonValues.ReadObject(element),
            JsonValueKind.Number when target.IsEnum => Enum.ToObject(target, element.GetInt32()),
            JsonValueKind.Array when ListOfObjects(target) => element.EnumerateArray().Select(JsonValues.Read).ToList(),
            _ => element.Deserialize(target, Options),
        };
    }

    private static bool ListOfObjects(Type target) => target.IsAssignableFrom(typeof(List<object?>)) && target != typeof(IEnumerable);

    private static object? FromText(string text, Type target)
    {
        if (target == typeof(string) || target == typeof(object))
        {
            return text;
        }

        if (target.IsEnum)
        {
            return Enum.Parse(target, text, ignoreCase: true);
        }

        if (target == typeof(bool))
        {
            return bool.Parse(text);
        }

        if (target == typeof(TimeSpan))
        {
            return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        }

        if (target == typeof(DateTimeOffset))
        {
            return Date(text);
        }

        if (target == typeof(DateTime))
        {
            return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : Date(text).DateTime;
        }

        if (target == typeof(DateOnly))
        {
            return DateOnly.Parse(text, CultureInfo.InvariantCulture);
        }

        if (target == typeof(Type))
        {
            return Type.GetType(text, throwOnError: false);
        }

        if (target == typeof(Guid))
        {
            return Guid.Parse(text);
        }

        if (target == typeof(Uri))
        {
            return new Uri(text, UriKind.RelativeOrAbsolute);
        }

        if (target == typeof(byte[]))
        {
            return System.Convert.FromBase64String(text);
        }

        if (target.IsPrimitive || target == typeof(decimal))
        {
            return System.Convert.ChangeType(text, target, CultureInfo.InvariantCulture);
        }

        using var document = JsonDocument.Parse(text);
        return FromJson(document.RootElement.Clone(), target);
    }

    // The designer's date picker writes in the culture of its page: 12/24/2026 or, where days go first, 24/12/2026.
    private static DateTimeOffset Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : DateTimeOffset.Parse(text, DaysFirst, DateTimeStyles.AssumeUniversal);

    private static string ToText(object value) => value switch
    {
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonValues.ToElement(value).GetRawText(),
    };
}
