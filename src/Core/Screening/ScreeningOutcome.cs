namespace WorkflowConnect.Core.Screening;

/// <summary>What a check found.</summary>
public enum ScreeningOutcome
{
    /// <summary>No entry reaches the review threshold on lists that are complete and young enough.</summary>
    Clear,

    /// <summary>An entry may be the party: a person has to decide.</summary>
    Review,

    /// <summary>An entry of a mandatory list is the party, as far as names and identifiers can tell.</summary>
    Hit,

    /// <summary>Nothing was decided; see the reason. Never counts as clear.</summary>
    NotScreened,
}
