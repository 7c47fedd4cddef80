namespace WorkflowConnect.Engine.Tests;

/// <summary>
/// The prover against the engine itself: random flows run with random outcomes, in random order. Whatever run reaches a
/// writer on a check that is not clear, the prover must have refused that flow.
/// </summary>
public sealed class PermitSoundnessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_accepted_flow_ever_writes_without_a_permit(int part)
    {
        const int flows = 150;
        using var strict = new PermitEngine();
        using var free = new PermitEngine(refuses: false);
        int accepted = 0, written = 0, unsafeFlows = 0;
        for (var i = 0; i < flows; i++)
        {
            var seed = (part * 1_000_000) + i;
            var flow = new RandomFlow(seed);
            var id = $"d{i}";
            var json = flow.Draw(id);
            var errors = await strict.Refusals(json);
            free.Checks.Reset(seed);
            (await free.Refusals(json)).ShouldBeEmpty();
            for (var run = 0; run < 12; run++)
            {
                var trigger = run % 4 == 3 && flow.Triggers.Count > 0 ? flow.Triggers[free.Checks.Next(flow.Triggers.Count)] : null;
                await free.Run(id, $"{id}-{run}", trigger);
                free.Checks.WithdrawAll();
            }

            accepted += errors.Count == 0 && json.Contains("Permit.Write", StringComparison.Ordinal) ? 1 : 0;
            unsafeFlows += free.Checks.Breaches.Count > 0 ? 1 : 0;
            written += errors.Count == 0 ? free.Checks.Writes : 0;
            if (errors.Count == 0)
            {
                free.Checks.Breaches.ShouldBeEmpty($"seed {seed}: {json}");
            }
        }

        // Else the test says nothing: there must be flows of every sort, and writes in the accepted ones.
        TestContext.Current.TestOutputHelper?.WriteLine($"{flows} flows: {unsafeFlows} seen unsafe, {accepted} with writers accepted, {written} writes in those");
        unsafeFlows.ShouldBeGreaterThan(flows / 10);
        accepted.ShouldBeGreaterThan(flows / 50);
        written.ShouldBeGreaterThan(flows / 20);
    }
}
