using WorkflowConnect.Core.Screening.Index;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>What a change of lists means for a word of a party's name.</summary>
/// <param name="Touched">The words of touched entries that it is like; none for most words.</param>
/// <param name="Weight">What it weighs in a party's name, or at least weighs.</param>
/// <param name="IsMoved">
/// Its weight is another one since, which moves scores against any entry. That some of the words that it is like came or
/// went matters only against the names that hold them, and those are touched.
/// </param>
/// <param name="Letter">A bit for the letter that it begins with, see <see cref="TouchedNames.LetterOf"/>.</param>
/// <param name="Loose">Whether it may be paired with words that it does not find.</param>
internal readonly record struct WordMeaning(FoundWord[] Touched, float Weight, bool IsMoved, uint Letter, Loose Loose);
