using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Publishers;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Tests.Publishers;

public sealed class PublishersRegistrationTests
{
    [Fact]
    public void The_downloader_is_there_after_registration()
    {
        using var services = Build(_ => { });

        services.GetRequiredService<IListDownloader>().ShouldNotBeNull();
    }

    [Fact]
    public void All_wrong_options_are_told_at_once()
    {
        using var services = Build(o =>
        {
            o.ConnectTimeout = TimeSpan.Zero;
            o.SilenceTimeout = TimeSpan.FromHours(2);
            o.AttemptTimeout = -TimeSpan.FromSeconds(1);
            o.RetryDelay = TimeSpan.FromHours(1);
            o.Retries = 99;
            o.MaximumBytes = 0;
            o.UserAgent = " ";
        });

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<PublishersOptions>>().Value).Failures.Count().ShouldBe(7);
    }

    private static ServiceProvider Build(Action<PublishersOptions> configure) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddLogging()
        .AddPublishers(configure)
        .BuildServiceProvider();
}
