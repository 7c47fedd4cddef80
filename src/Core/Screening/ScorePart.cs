namespace WorkflowConnect.Core.Screening;

/// <summary>One part of a score; the parts of a match sum to its score.</summary>
/// <param name="Code">Stable code, e.g. <c>name</c>, <c>name.order</c>, <c>birthDate.agrees</c>, <c>country.differs</c>; texts in German and English hang on it.</param>
/// <param name="Points">What it adds (positive) or takes (negative), in score points from -1 to 1.</param>
/// <param name="Given">The party's value that was compared, or null.</param>
/// <param name="Listed">The entry's value that it was compared with, or null.</param>
public sealed record ScorePart(string Code, double Points, string? Given = null, string? Listed = null);
