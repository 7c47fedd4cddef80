using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

public sealed class RateBudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rest_of_minutes_is_told_and_not_waited_for_and_frees_its_place()
    {
        using var budget = new RateBudget(1, 1_000, TimeProvider.System, TimeSpan.FromSeconds(20));
        budget.Pause(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 3; i++)
        {
            var trouble = await Should.ThrowAsync<VendorTrouble>(() => budget.TakeAsync(Token));
            trouble.Status.ShouldBe(WriteStatus.Retryable);
            trouble.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        }
    }

    [Fact]
    public async Task A_short_rest_is_waited_for_by_everybody()
    {
        using var budget = new RateBudget(2, 1_000, TimeProvider.System, TimeSpan.FromSeconds(20));
        var begun = TimeProvider.System.GetTimestamp();
        budget.Pause(TimeSpan.FromMilliseconds(300));
        using var one = await budget.TakeAsync(Token);
        using var other = await budget.TakeAsync(Token);
        TimeProvider.System.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(250));
    }
}
