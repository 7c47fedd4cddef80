using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening;

/// <summary>An entry with its score, not yet explained.</summary>
/// <param name="Entry">Number of the entry in the index.</param>
/// <param name="Name">Number of the listed name in the index.</param>
/// <param name="GivenName">Which of the party's names.</param>
/// <param name="Units">Score in ten-thousandths.</param>
/// <param name="MayBeHit">What is known suffices to call it a hit, if the score does.</param>
internal readonly record struct ScoredEntry(int Entry, int Name, int GivenName, int Units, bool MayBeHit, string? SharedIdentifier, NameComparison Comparison);
