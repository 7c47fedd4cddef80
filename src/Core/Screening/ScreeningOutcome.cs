namespace WorkflowConnect.Core.Screening;

/// <summary>What a check found.</summary>
public enum ScreeningOutcome
{
    /// <summary>No entry reaches the review threshold on lists that are complete and young enough.</summary>
    Clear,

    /// <summary>
    /// All that resembles the party was released by people before, and nothing that matters has changed since: business
    /// goes on. A matcher never says this; a check does, from the clearances that hold.
    /// </summary>
    KnownFalsePositive,

    /// <summary>An entry may be the party: a person has to decide.</summary>
    Review,

    /// <summary>An entry of a mandatory list is the party, as far as names and identifiers can tell.</summary>
    Hit,

    /// <summary>Nothing was decided; see the reason. Never counts as clear.</summary>
    NotScreened,
}
