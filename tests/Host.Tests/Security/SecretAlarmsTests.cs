using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Tests.Security;

public sealed class SecretAlarmsTests : IDisposable
{
    private static readonly DateOnly LastDay = new(2027, 2, 28);

    private readonly string _data = Directory.CreateTempSubdirectory("wfc-alarms-").FullName;
    private readonly HandClock _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_key_that_ends_alerts_two_weeks_before_once_a_day_and_no_more_when_it_is_rotated()
    {
        await using var services = Product.BuildServices(new ProductSettings { DataPath = _data });
        var keep = ActivatorUtilities.CreateInstance<KeepSecrets>(services, _time);
        await keep.SetAsync("crm", "old", "Odoo", LastDay, "maria", Token);
        await keep.SetAsync("endless", "value", null, endsOn: null, "maria", Token);

        await LookAsync(services, keep, LastDay.AddDays(-15));
        (await AlertsAsync(services)).ShouldBeEmpty();
        await LookAsync(services, keep, LastDay.AddDays(-14));
        await LookAsync(services, keep, LastDay.AddDays(-14));
        await LookAsync(services, keep, LastDay);
        (await AlertsAsync(services)).ShouldBe(["secret-ends crm", "secret-ends crm"]);
        await LookAsync(services, keep, LastDay.AddDays(1));
        (await AlertsAsync(services))[^1].ShouldBe("secret-ended crm");

        await keep.SetAsync("crm", "new", description: null, LastDay.AddDays(90), "maria", Token);
        await LookAsync(services, keep, LastDay.AddDays(2));
        (await AlertsAsync(services)).Count.ShouldBe(3);
        var rotated = (await keep.ListAsync(Token)).Single(s => s.Name == "crm");
        (rotated.Description, rotated.EndsOn, rotated.Version).ShouldBe(("Odoo", LastDay.AddDays(90), 2));
    }

    private Task LookAsync(ServiceProvider services, KeepSecrets keep, DateOnly day)
    {
        _time.To(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
        return ActivatorUtilities.CreateInstance<SecretAlarms>(services, keep, _time).LookAsync(Token);
    }

    private static async Task<IReadOnlyList<string>> AlertsAsync(ServiceProvider services)
    {
        var entries = await services.GetRequiredService<IDatabase>().ReadAsync((work, ct) => work.Ledger.ReadAsync(0, 1_000, ct), Token);
        return [.. entries.Where(e => e.Kind == "alert").Select(e => $"{e.Key.Split(':')[1]} {e.Reference}")];
    }
}
