using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>Registers the self-test; whoever chooses the screener registers it as <see cref="ISelfTestSubject"/>.</summary>
public static class SelfTestsRegistration
{
    public static IServiceCollection AddSelfTests(this IServiceCollection services) =>
        services
            .AddSingleton<SelfTestState>()
            .AddSingleton<PerformSelfTest>()
            .AddSingleton<IListGate, SelfTestGate>();
}
