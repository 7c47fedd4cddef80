namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>Words of both names that may be the same; a bit per word in each mask.</summary>
internal readonly record struct WordPair(ulong Query, ulong Listed, float Weight, float Similarity);
