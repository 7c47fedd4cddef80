using System.Reflection;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Storage.Tests;

/// <summary>
/// Makes a record in which no property is null, empty or its default, so that a field which storing loses is seen,
/// also one that is added to the record later.
/// </summary>
internal static class Filled
{
    public static T With<T>() => (T)Value(typeof(T), new Counter());

    private static object Value(Type type, Counter counter)
    {
        var n = counter.Next();
        return type switch
        {
            _ when Nullable.GetUnderlyingType(type) is { } inner => Value(inner, counter),
            _ when type == typeof(string) => $"text {n} \"ß'\\ 李 😀 <&>",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => n,
            _ when type == typeof(long) => (long)int.MaxValue + n,
            _ when type == typeof(double) => n + 0.1,
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(n),
            _ when type == typeof(DateOnly) => new DateOnly(2020, 2, 29).AddDays(n),
            _ when type == typeof(DateTimeOffset) => Sample.Now.AddMicroseconds(n),
            _ when type == typeof(PartialDate) => PartialDate.OfMonth(1900 + n, 2),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(1 + (n % (Enum.GetValues(type).Length - 1)))!,
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GenericTypeArguments[0], counter),
            _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { [$"key {n}"] = $"value {n}", ["ä"] = "\n" },
            _ when type.GetConstructor([]) is not null => Record(type, counter),
            _ => Positional(type, counter),
        };
    }

    private static Array List(Type element, Counter counter)
    {
        var list = Array.CreateInstance(element, 2);
        list.SetValue(Value(element, counter), 0);
        list.SetValue(Value(element, counter), 1);
        return list;
    }

    private static object Record(Type type, Counter counter)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(record, Value(property.PropertyType, counter));
        }

        return record;
    }

    private static object Positional(Type type, Counter counter)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, counter))]);
    }

    private sealed class Counter
    {
        private int _last;

        public int Next() => ++_last;
    }
}
