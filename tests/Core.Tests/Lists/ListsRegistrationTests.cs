using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class ListsRegistrationTests
{
    [Fact]
    public async Task A_host_without_a_downloader_starts_on_the_samples()
    {
        var folder = Directory.CreateTempSubdirectory("lists-").FullName;
        try
        {
            using var host = Build(o => (o.Folder, o.SamplesFolder) = (folder, ListFixtures.Samples));
            await host.StartAsync(TestContext.Current.CancellationToken);

            host.Services.GetRequiredService<ICurrentLists>().Current.Snapshots.Select(s => s.Version.List).ShouldBe([ListCodes.Eu, ListCodes.House, ListCodes.OfacSdn, ListCodes.Un]);
            host.Services.GetRequiredService<ListStatuses>().All().Count.ShouldBe(3);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task All_wrong_options_are_told_at_once()
    {
        using var host = Build(o =>
        {
            o.Folder = "";
            o.MaximumDrop = 2;
            o.MaximumUnusableRecords = -1;
            o.Sources["XX"] = new ListSourceOptions();
            o.Sources["UN"] = new ListSourceOptions { Format = "pdf", MinimumCount = 0, Addresses = { ["consolidated.xml"] = new Uri("http://example.org/") } };
        });

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        error.Failures.Count().ShouldBe(7);
    }

    private static IHost Build(Action<ListsOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([]);
        builder.Services.AddLogging();
        builder.Services.AddLists(configure);
        return builder.Build();
    }
}
