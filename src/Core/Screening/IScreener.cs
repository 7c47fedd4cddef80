using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Screening;

/// <summary>
/// Compares parties with the lists of a profile. A failure is a result with outcome
/// <see cref="ScreeningOutcome.NotScreened"/>, never an exception that a caller could take for "nothing found".
/// </summary>
public interface IScreener
{
    /// <summary>Results in the order of the parties, all against the same list versions.</summary>
    ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(
        IReadOnlyList<Party> parties,
        ScreeningProfile profile,
        CancellationToken cancellationToken);

    /// <summary>
    /// A screener that keeps to the list versions in use at this moment, for work of several calls whose results must
    /// not mix two versions. One that cannot keep to a version is itself.
    /// </summary>
    IScreener Hold() => this;
}
