namespace WorkflowConnect.Core.Decisions;

/// <summary>A field whose values are no longer those of the day of the release.</summary>
/// <param name="Field">Name of the field, one of <see cref="ContentFields"/> or of a profile.</param>
/// <param name="Removed">Values that stood there then and do not any more, as text.</param>
/// <param name="Added">Values that are new since, as text.</param>
public sealed record ContentDifference(string Field, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);
