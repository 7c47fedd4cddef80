using System.Globalization;

namespace WorkflowConnect.Engine;

/// <summary>A condition on a route's parameter, for example <c>{id:int}</c> or <c>{code:maxlength(8)}</c>.</summary>
internal sealed record HttpRouteConstraint(string Text, Func<string, bool> IsMet)
{
    private static readonly Dictionary<string, Func<string, bool>> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = value => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ["long"] = value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ["decimal"] = value => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        ["double"] = value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ["guid"] = value => Guid.TryParse(value, out _),
        ["bool"] = value => bool.TryParse(value, out _),
        ["datetime"] = value => DateTime.TryParse(value, CultureInfo.InvariantCulture, out _),
        ["alpha"] = value => value.All(char.IsAsciiLetter),
        ["required"] = value => value.Length > 0,
    };

    public static HttpRouteConstraint Parse(string text)
    {
        if (Plain.TryGetValue(text, out var plain))
        {
            return new HttpRouteConstraint(text, plain);
        }

        var parts = text.TrimEnd(')').Split('(');
        if (parts.Length == 2 && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && WithNumber(parts[0].ToLowerInvariant(), number) is { } limited)
        {
            return new HttpRouteConstraint(text, limited);
        }

        throw new TriggerInputException(
            $"The route constraint '{text}' is not known. Use one of: {string.Join(", ", Plain.Keys)}, min(n), max(n), length(n), minlength(n), maxlength(n).");
    }

    private static Func<string, bool>? WithNumber(string name, long number) => name switch
    {
        "min" => value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) && given >= number,
        "max" => value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) && given <= number,
        "length" => value => value.Length == number,
        "minlength" => value => value.Length >= number,
        "maxlength" => value => value.Length <= number,
        _ => null,
    };
}
