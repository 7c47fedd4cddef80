using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Host.Lists;

namespace WorkflowConnect.Host.Tests.Lists;

public sealed class ListAlarmsTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("wfc-alarms-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_list_that_clears_nobody_and_an_entry_that_waits_alert_once()
    {
        await using var services = await OpenAsync();
        await services.GetRequiredService<KeepHouseList>().SetAsync(
            new HouseEntry { Id = "H1", Kind = "person", Name = "Ivan Testov", ExpectedOn = "EU", EnteredOn = "2026-01-05" }, "maria", Token);
        await services.GetRequiredService<KeepHouseList>().SetAsync(
            new HouseEntry { Id = "H2", Kind = "person", Name = "Robert Gabriel Mugabe", BirthDates = ["1924"], ExpectedOn = "EU" }, "maria", Token);
        var alarms = ActivatorUtilities.CreateInstance<ListAlarms>(services);

        await alarms.LookAsync(Token);
        await alarms.LookAsync(Token);

        var alerts = await AlertsAsync(services);
        alerts.ShouldBe(
            ["house-entry-expected HOUSE:H1", "house-entry-listed HOUSE:H2", "list-missing EU", "list-missing OFAC-SDN", "list-missing UN"]);
    }

    [Fact]
    public async Task A_refused_file_and_an_old_list_alert()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Screening:Profile:MandatoryLists:0"] = "UN",
            ["Screening:Profile:AdvisoryLists:0"] = "EU",
            ["Screening:Profile:AllowSampleLists"] = "true",
            ["Lists:Sources:UN:MinimumCount"] = "2",
        };
        await using (var services = await OpenAsync(settings))
        {
            (await services.GetRequiredService<UpdateLists>().TakeAsync("UN", Write(3), Token)).Outcome.ShouldBe(ListUpdateOutcome.Changed);
            (await services.GetRequiredService<UpdateLists>().TakeAsync("UN", Write(1), Token)).Outcome.ShouldBe(ListUpdateOutcome.Refused);
            await ActivatorUtilities.CreateInstance<ListAlarms>(services).LookAsync(Token);
            (await AlertsAsync(services)).ShouldBe(["list-not-accepted UN"]);
        }

        await using var again = await OpenAsync(settings);
        await LookLaterAsync(again, TimeSpan.FromHours(60));
        await LookLaterAsync(again, TimeSpan.FromHours(80));

        (await AlertsAsync(again)).ToHashSet().ShouldBe(["list-not-accepted UN", "list-soon-too-old UN", "list-too-old UN"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_list_that_the_profile_names_is_in_use_without_being_enabled()
    {
        await using var services = await OpenAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Screening:Profile:MandatoryLists:0"] = "EU",
            ["Screening:Profile:MandatoryLists:1"] = "CH",
            ["Screening:Profile:AdvisoryLists:0"] = "UK",
            ["Lists:Sources:EU:Format"] = "eu-fsf-csv-1.1",
            ["Lists:Sources:OFAC-SDN:Format"] = "ofac-advanced-xml",
        });

        var sources = services.GetRequiredService<ListStatuses>().All().ToDictionary(s => s.Source.Code, s => s.Source);

        sources.Keys.ShouldBe([ListCodes.Eu, ListCodes.Un, ListCodes.OfacSdn, ListCodes.Uk, ListCodes.Ch]);
        sources[ListCodes.Eu].Files.Single().Name.ShouldBe("csvFullSanctionsList_1_1.csv");
        sources[ListCodes.OfacSdn].Files.Single().Address.AbsolutePath.ShouldEndWith("SDN_ADVANCED.XML");
    }

    private static Task LookLaterAsync(ServiceProvider services, TimeSpan later)
    {
        var time = new Later(later);
        var statuses = new ListStatuses(
            services.GetRequiredService<IOptions<ListsOptions>>(), services.GetRequiredService<ListLibrary>(), services.GetRequiredService<ICurrentLists>(), time);
        return ActivatorUtilities.CreateInstance<ListAlarms>(services, statuses, time).LookAsync(Token);
    }

    private async Task<ServiceProvider> OpenAsync(Dictionary<string, string?>? settings = null)
    {
        var services = Product.BuildServices(new ProductSettings { DataPath = _data, Overrides = settings ?? new Dictionary<string, string?>(StringComparer.Ordinal) });
        await services.GetRequiredService<OpenLists>().RunAsync(Token);
        await services.GetRequiredService<FollowHouseList>().RunAsync(Token);
        return services;
    }

    private string Write(int persons)
    {
        var path = Path.Combine(_data, "un.xml");
        File.WriteAllText(path, "<CONSOLIDATED_LIST><INDIVIDUALS>" + string.Concat(Enumerable.Range(0, persons).Select(i => $"<INDIVIDUAL><REFERENCE_NUMBER>QDi.{i}</REFERENCE_NUMBER><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>")) + "</INDIVIDUALS></CONSOLIDATED_LIST>");
        return path;
    }

    private static async Task<IReadOnlyList<string>> AlertsAsync(ServiceProvider services)
    {
        var entries = await services.GetRequiredService<IDatabase>().ReadAsync((work, ct) => work.Ledger.ReadAsync(0, 1_000, ct), Token);
        return [.. entries.Where(e => e.Kind == "alert").Select(e => $"{e.Key.Split(':')[1]} {e.Reference}").Order(StringComparer.Ordinal)];
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
