using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_replaced_set_of_lists_is_used_by_the_next_check()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new StandingClock(ListedWorld.Now)).AddScreening().BuildServiceProvider();
        var screener = services.GetRequiredService<IScreener>();
        var profile = new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = ["EU"] };
        Party[] parties = [new() { Kind = PartyKind.Person, Name = "Tarvik Ondrasek" }];
        async Task<ScreeningOutcome> OutcomeAsync() =>
            (await screener.ScreenAsync(parties, profile, TestContext.Current.CancellationToken))[0].Outcome;

        (await OutcomeAsync()).ShouldBe(ScreeningOutcome.NotScreened);
        services.GetRequiredService<ScreeningIndexHolder>().Replace(new ListedWorld().Person("Wilma Quast").Snapshots());
        (await OutcomeAsync()).ShouldBe(ScreeningOutcome.Clear);
        services.GetRequiredService<ScreeningIndexHolder>().Replace(new ListedWorld().Person("Tarvik Ondrasek").Snapshots());
        (await OutcomeAsync()).ShouldBe(ScreeningOutcome.Hit);
    }
}
