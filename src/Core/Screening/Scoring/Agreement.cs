namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>What a comparison of one field says.</summary>
internal enum Agreement
{
    /// <summary>One side is missing: neutral.</summary>
    Unknown,
    Agrees,

    /// <summary>Possible within what is stated vaguely.</summary>
    Within,

    /// <summary>Not the same, but no further off than a slip of the pen or a guess of the year.</summary>
    Near,
    Contradicts,
}
