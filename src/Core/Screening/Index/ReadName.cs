using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>A name of an entry as its words, and those neighbours that many write as one.</summary>
/// <param name="Ordinal">Which of the entry's names it is.</param>
/// <param name="Words">As they were read.</param>
/// <param name="Joined">A bit for each word that is joined, and what they are together.</param>
internal sealed record ReadName(int Ordinal, NameToken[] Words, (ulong Mask, NameToken Word)[] Joined);
