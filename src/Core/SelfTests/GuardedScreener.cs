using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>While the self-test is red, nobody is clear: what the matcher does not find then proves nothing. What it does find stays found.</summary>
public sealed class GuardedScreener(IScreener inner, SelfTestState state) : IScreener
{
    /// <inheritdoc/>
    public IScreener Hold() => new GuardedScreener(inner.Hold(), state);

    public async ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(
        IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken)
    {
        var results = await inner.ScreenAsync(parties, profile, cancellationToken);
        return state.IsRed ? [.. results.Select(Guarded)] : results;
    }

    private static ScreeningResult Guarded(ScreeningResult result) => result.Outcome == ScreeningOutcome.Clear
        ? result with { Outcome = ScreeningOutcome.NotScreened, Reason = NotScreenedReason.SelfTestFailed, IsUnproven = true }
        : result with { IsUnproven = true };
}
