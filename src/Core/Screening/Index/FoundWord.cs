namespace WorkflowConnect.Core.Screening.Index;

/// <summary>A word of the index that a query word may mean.</summary>
internal readonly record struct FoundWord(int Word, float Similarity);
