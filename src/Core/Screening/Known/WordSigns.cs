namespace WorkflowConnect.Core.Screening.Known;

/// <summary>What a change of lists means for a word of a party's name.</summary>
[Flags]
internal enum WordSigns : byte
{
    None = 0,

    /// <summary>It is like a word of a touched entry.</summary>
    IsLike = 1,

    /// <summary>It finds other words now, or words of other weights, which moves its weight in a party's name and so the scores against any entry.</summary>
    MeansOtherwise = 2,
}
