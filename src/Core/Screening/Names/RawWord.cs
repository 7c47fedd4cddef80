namespace WorkflowConnect.Core.Screening.Names;

/// <summary>A word with folded characters, still in its own script.</summary>
internal readonly record struct RawWord(string Letters, bool IsGlued);
