namespace WorkflowConnect.Core.Screening.Known;

/// <summary>What a change of lists means for a word of a party's name.</summary>
[Flags]
internal enum WordSigns : byte
{
    None = 0,

    /// <summary>It is like a word of a touched entry.</summary>
    IsLike = 1,

    /// <summary>Its weight in a party's name is another one now, which moves scores against any entry.</summary>
    WeighsOtherwise = 2,
}
