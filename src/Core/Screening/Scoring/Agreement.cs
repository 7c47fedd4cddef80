namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>What a comparison of one field says.</summary>
internal enum Agreement
{
    /// <summary>One side is missing: neutral.</summary>
    Unknown,
    Agrees,

    /// <summary>Possible within what is stated vaguely.</summary>
    Within,
    Contradicts,
}
