namespace WorkflowConnect.Core.Lists;

/// <summary>One name of a list entry.</summary>
public sealed record ListedName
{
    /// <summary>The whole name in reading order (given before family name where the publisher separates them).</summary>
    public required string Text { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public NameRole Role { get; init; } = NameRole.Primary;

    public NameStrength Strength { get; init; } = NameStrength.Strong;

    /// <summary>ISO 15924 code of the script, found from the characters: <c>Latn</c>, <c>Cyrl</c>, <c>Arab</c>, …</summary>
    public required string Script { get; init; }

    /// <summary>ISO 639-1 language as published, lower case, or null.</summary>
    public string? Language { get; init; }
}
