namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Bounds that keep the time of one comparison bounded. The longest name of the five great lists has fewer than 60 words;
/// whatever is longer is no name, and it is refused rather than cut, because a cut could hide the name that counts.
/// </summary>
internal static class NameLimits
{
    public const int Characters = 1_000;

    /// <summary>One bit each in the masks of the alignment.</summary>
    public const int Words = 64;

    /// <summary>Letters of one word that are compared; the rest of a longer word is ignored.</summary>
    public const int WordLength = 40;
}
