using System.CommandLine;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Explaining;
using WorkflowConnect.Host.Lists;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>What the command line screens against: the product's lists and profile, or a file of names.</summary>
internal sealed class ScreeningWorld : IAsyncDisposable
{
    private readonly IAsyncDisposable? _services;

    private ScreeningWorld(IScreener screener, ExplainResult explain, ScreeningProfile profile, IAsyncDisposable? services)
    {
        Screener = screener;
        Explain = explain;
        Profile = profile;
        _services = services;
    }

    private ScreeningWorld(string names, DateTimeOffset now)
    {
        var lists = NamesFile.Read(names, now);
        var holder = new ScreeningIndexHolder();
        holder.Replace(lists);
        Screener = new BuiltInScreener(holder, new NoFreshness(), TimeProvider.System);
        Explain = new ExplainResult(holder);
        Profile = new ScreeningProfile { Name = Path.GetFileName(names), Version = 1, MandatoryLists = [.. lists.Select(list => list.Version.List)] };
    }

    public IScreener Screener { get; }

    public ExplainResult Explain { get; }

    public ScreeningProfile Profile { get; }

    public static async Task<ScreeningWorld> OpenAsync(ParseResult parsed, string? names, CancellationToken cancellationToken)
    {
        if (names is not null)
        {
            return new ScreeningWorld(names, TimeProvider.System.GetUtcNow());
        }

        var services = Product.BuildServices(CommonOptions.SettingsOf(parsed) with { Overrides = CommonOptions.OverridesOf(parsed) });
        await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
        services.GetRequiredService<ScreeningFollowsLists>().Begin();
        return new ScreeningWorld(services.GetRequiredService<IScreener>(), services.GetRequiredService<ExplainResult>(), services.GetRequiredService<IScreeningProfiles>().Current, services);
    }

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;
}
