namespace WorkflowConnect.Engine;

/// <summary>A path with parameters, such as <c>orders/{id:int}</c>; the last may be optional, have a default, or take the rest.</summary>
internal sealed class HttpRoute
{
    private HttpRoute(HttpRouteSegment[] segments)
    {
        Segments = segments;
        var first = Array.FindIndex(segments, segment => segment.Literal is null);
        Key = first < 0 ? string.Join('/', segments.Select(Text)) : KeyBelow(segments.Take(first).Select(segment => segment.Literal!));
        Template = string.Join('/', segments.Select(Text));
        Shape = string.Join('/', segments.Select(segment => segment.Literal?.ToLowerInvariant()
            ?? "{" + (segment.IsCatchAll ? "*" : "") + string.Join(':', segment.Constraints.Select(constraint => constraint.Text)) + "}"));
    }

    public HttpRouteSegment[] Segments { get; }

    /// <summary>In one spelling: texts in lower case, parameters as given.</summary>
    public string Template { get; }

    /// <summary>Two routes of one shape answer the same requests, whatever their parameters are called.</summary>
    public string Shape { get; }

    /// <summary>What a waiting run is found by: the path itself, or the texts before the first parameter.</summary>
    public string Key { get; }

    public int Parameters => Segments.Count(segment => segment.Literal is null);

    public bool TakesRest => Segments is [.., { IsCatchAll: true }];

    public static HttpRoute Parse(string? template)
    {
        HttpRouteSegment[] segments = [.. Split(template ?? "").Select(HttpRouteSegment.Parse)];
        for (var i = 0; i < segments.Length - 1; i++)
        {
            if (segments[i].IsCatchAll)
            {
                throw new TriggerInputException($"The route '{template}' cannot be used. A parameter that takes the rest must be the last.");
            }
        }

        return new HttpRoute(segments);
    }

    /// <summary>The keys under which runs may wait for a path.</summary>
    public static IEnumerable<string> KeysOf(string path)
    {
        var parts = Split(path);
        yield return string.Join('/', parts).ToLowerInvariant();
        for (var count = parts.Length; count >= 0; count--)
        {
            yield return KeyBelow(parts.Take(count));
        }
    }

    /// <summary>The values of the parameters, or null when the path is another one.</summary>
    public Dictionary<string, object>? Match(string path)
    {
        var parts = Split(path);
        var data = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Segments.Length; i++)
        {
            var segment = Segments[i];
            var given = i >= parts.Length ? null : segment.IsCatchAll ? string.Join('/', parts[i..]) : parts[i];
            if (segment.Literal is { } literal)
            {
                if (!string.Equals(literal, given, StringComparison.OrdinalIgnoreCase))
                {
                    return null;
                }

                continue;
            }

            if (given is null && !segment.MayBeMissing)
            {
                return null;
            }

            // The server has decoded everything but the slash.
            var value = given?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) ?? segment.Default;
            if (value is not null && !segment.Constraints.All(constraint => constraint.IsMet(value)))
            {
                return null;
            }

            if (value is not null)
            {
                data[segment.Name] = value;
            }
        }

        return parts.Length <= Segments.Length || TakesRest ? data : null;
    }

    private static string KeyBelow(IEnumerable<string> texts) => string.Join('/', texts.Append("{")).ToLowerInvariant();

    private static string Text(HttpRouteSegment segment) => segment.Literal?.ToLowerInvariant()
        ?? "{" + (segment.IsCatchAll ? "**" : "") + string.Join(':', segment.Constraints.Select(constraint => constraint.Text).Prepend(segment.Name))
            + (segment.Default is { } usual ? "=" + usual : "") + (segment.IsOptional ? "?" : "") + "}";

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
