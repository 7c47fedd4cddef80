namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>How two names compare; 1 - <see cref="Spelling"/> - <see cref="Extra"/> - <see cref="Missing"/> - <see cref="Conflict"/> - <see cref="Common"/> is the score.</summary>
/// <param name="Spelling">Lost because words are spelt differently.</param>
/// <param name="Extra">Lost by words of the party that the listed name lacks.</param>
/// <param name="Missing">Lost by words of the listed name that the party lacks.</param>
/// <param name="Conflict">Lost because each name has a distinctive word in the place of the other's.</param>
/// <param name="Common">Lost because the words in common are too common to tell anybody apart.</param>
/// <param name="DistinctiveWords">Distinctive words in common.</param>
internal readonly record struct NameComparison(double Spelling, double Extra, double Missing, double Conflict, double Common, int DistinctiveWords)
{
    public static readonly NameComparison Nothing = new(0, 1, 0, 0, 0, 0);

    public double Score => 1 - Spelling - Extra - Missing - Conflict - Common;
}
