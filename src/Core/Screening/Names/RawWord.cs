namespace WorkflowConnect.Core.Screening.Names;

/// <summary>A word with folded characters, still in its own script.</summary>
/// <param name="IsMarked">A letter had a mark or was a ligature, such as š, ü or ß.</param>
internal readonly record struct RawWord(string Letters, bool IsGlued, bool IsMarked = false);
