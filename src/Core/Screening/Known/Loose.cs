namespace WorkflowConnect.Core.Screening.Known;

/// <summary>Why a word of a party may be paired with a listed word that no search finds for it.</summary>
[Flags]
internal enum Loose
{
    None = 0,

    /// <summary>A single letter stands for any word that begins with it.</summary>
    Initial = 1,

    /// <summary>Of three letters one may be wrong.</summary>
    Short = 2,

    /// <summary>With a slip in it, it may be a legal form, a particle, a title or a trade word.</summary>
    CommonSlip = 4,

    /// <summary>In Arabic or Hebrew letters short words are compared, but not looked up.</summary>
    Abjad = 8,
}
