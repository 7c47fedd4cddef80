namespace WorkflowConnect.Engine;

/// <summary>A part of a route between two slashes: a text, or a parameter.</summary>
internal sealed record HttpRouteSegment
{
    /// <summary>The text, or null for a parameter.</summary>
    public string? Literal { get; init; }

    public string Name { get; init; } = "";

    public string? Default { get; init; }

    public bool IsOptional { get; init; }

    public bool IsCatchAll { get; init; }

    public IReadOnlyList<HttpRouteConstraint> Constraints { get; init; } = [];

    public bool MayBeMissing => Literal is null && (IsOptional || IsCatchAll || Default is not null);

    public static HttpRouteSegment Parse(string text)
    {
        if (text is not ['{', .., '}'])
        {
            return text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal)
                ? throw Wrong(text, "A parameter must fill its whole part of the path, for example orders/{id}.")
                : new HttpRouteSegment { Literal = text };
        }

        var inner = text[1..^1];
        var isCatchAll = inner.StartsWith('*');
        inner = inner.TrimStart('*');
        var isOptional = inner.EndsWith('?');
        inner = inner.TrimEnd('?');
        string? usual = null;
        if (inner.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at)
        {
            (inner, usual) = (inner[..at], inner[(at + 1)..]);
        }

        var parts = inner.Split(':');
        if (parts[0].Length == 0 || !parts[0].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw Wrong(text, "The parameter needs a name of letters, digits, - and _.");
        }

        return new HttpRouteSegment
        {
            Name = parts[0],
            Default = usual,
            IsOptional = isOptional,
            IsCatchAll = isCatchAll,
            Constraints = [.. parts[1..].Select(HttpRouteConstraint.Parse)],
        };
    }

    private static TriggerInputException Wrong(string text, string what) => new($"The route part '{text}' cannot be used. {what}");
}
