using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists;

/// <summary>A birth date with the vagueness that the publisher states.</summary>
public sealed record ListedDate
{
    /// <summary>The date, or the first one of a range.</summary>
    public required PartialDate From { get; init; }

    /// <summary>The last date of a range, or null when it is no range.</summary>
    public PartialDate? To { get; init; }

    /// <summary>"circa": the publisher says approximately.</summary>
    public bool Approximate { get; init; }

    /// <summary>The publisher's own words, where it wrote free text.</summary>
    public string? Original { get; init; }
}
