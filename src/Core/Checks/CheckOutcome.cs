using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Checks;

/// <summary>Draws one outcome from several parties: Hit, then NotScreened, then Review, then KnownFalsePositive, then Clear; none at all is NotScreened.</summary>
public static class CheckOutcome
{
    public static ScreeningOutcome GravestOf(IEnumerable<ScreeningOutcome> outcomes) =>
        outcomes.DefaultIfEmpty(ScreeningOutcome.NotScreened).MaxBy(Gravity);

    /// <summary>
    /// A hit stays graver than "not screened": what was found is known, whatever else could not be looked at.
    /// </summary>
    private static int Gravity(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Clear => 0,
        ScreeningOutcome.KnownFalsePositive => 1,
        ScreeningOutcome.Review => 2,
        ScreeningOutcome.NotScreened => 3,
        ScreeningOutcome.Hit => 4,
        _ => 5,
    };
}
