using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.EndToEnd.Tests.Crash;

/// <summary>
/// What was answered survives. The size is 120 leads and 2 kills, one while leads arrive and one while they are worked
/// off; WFC_CRASH_LEADS and WFC_CRASH_KILLS make it larger.
/// </summary>
[Collection(nameof(ServingProduct))]
public sealed class CrashTests(PostgresServer postgres, ITestOutputHelper output)
{
    private const int Clients = 16;
    private static readonly TimeSpan WorkLimit = TimeSpan.FromMinutes(15);

    private static int Leads => Number("WFC_CRASH_LEADS", 120);

    private static int Kills => Number("WFC_CRASH_KILLS", 2);

    /// <summary>On SQLite, too, with the variable set; in every run the storage tests kill what writes there.</summary>
    [Fact]
    public async Task Every_answered_lead_is_in_the_crm_exactly_once_after_kills_on_sqlite()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("WFC_CRASH_SQLITE") is not null, "Set WFC_CRASH_SQLITE to run it.");
        await RunAsync(null);
    }

    [Fact]
    public async Task Every_answered_lead_is_in_the_crm_exactly_once_after_kills_on_postgres() =>
        await RunAsync(await postgres.CreateDatabaseAsync());

    private async Task RunAsync(string? connection)
    {
        await using var product = new RunningProduct(connection);
        var poster = new LeadPoster(product, Leads, Clients);
        var clock = Stopwatch.StartNew();
        await product.StartAsync();
        Say($"started after {clock.Elapsed.TotalSeconds:0.0} s");
        var posting = poster.RunAsync(TestContext.Current.CancellationToken);
        for (var kill = 1; kill <= Kills; kill++)
        {
            // Every other kill falls while leads arrive, the others while they are worked off.
            var share = kill * Leads / (Kills + 1);
            await Until.TrueAsync(
                async () => (kill % 2 == 1 ? poster.Answered.Count : await ClosedAsync(product)) >= share, $"{share} leads are through", WorkLimit);
            await product.KillAsync();
            Say($"kill {kill} at {clock.Elapsed.TotalSeconds:0.0} s: {poster.Answered.Count} answered, {await ClosedAsync(product)} worked off before");
            await product.StartAsync();
            Say($"started again at {clock.Elapsed.TotalSeconds:0.0} s");
        }

        await posting.WaitAsync(WorkLimit, TestContext.Current.CancellationToken);
        Say($"all answered at {clock.Elapsed.TotalSeconds:0.0} s, {poster.Retries} sent again");
        try
        {
            await Until.TrueAsync(async () => await ClosedAsync(product) >= Leads, "all leads are worked off", WorkLimit);
        }
        catch (TimeoutException)
        {
            Say(string.Join('\n', product.Lines.Where(line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("warn:", StringComparison.Ordinal)).TakeLast(50)));
            throw;
        }

        Say($"all worked off at {clock.Elapsed.TotalSeconds:0.0} s");

        await HoldsAsync(product, poster);
        await product.KillAsync();
        var verified = await product.RunAsync("verify");
        verified.Code.ShouldBe(0, verified.Output + verified.Error);

        void Say(string text)
        {
            output.WriteLine(text);
            TestContext.Current.SendDiagnosticMessage(text);
        }
    }

    private static async Task HoldsAsync(RunningProduct product, LeadPoster poster)
    {
        poster.Answered.Count.ShouldBe(Leads);
        var leads = (await product.QueryAsync("""SELECT "Id", "Status", "CheckId" FROM leads""")).ToDictionary(r => r[0], r => (Status: r[1], Check: r[2]));
        leads.Count.ShouldBe(Leads, "one row per lead, none that was not answered");
        poster.Answered.Values.Except(leads.Keys).ShouldBeEmpty();

        var waiting = poster.Answered.Where(a => leads[a.Value].Status == "InReview").Select(a => a.Key).ToArray();
        waiting.Order().ToArray().ShouldBe(Enumerable.Range(0, Leads).Where(LeadPoster.IsListed).ToArray(), "exactly the listed ones wait in review");
        poster.Answered.Where(a => !LeadPoster.IsListed(a.Key)).ShouldAllBe(a => leads[a.Value].Status == "Completed");

        var expected = Enumerable.Range(0, Leads).Except(waiting).Select(LeadPoster.EmailOf).Order(StringComparer.Ordinal).ToArray();
        var contacts = (await product.QueryAsync("""SELECT "Fields" FROM crm_records WHERE "Kind" = 'Contact'"""))
            .Select(r => (string)JsonNode.Parse(r[0])!["email"]!).Order(StringComparer.Ordinal).ToArray();
        contacts.SequenceEqual(expected).ShouldBeTrue($"each contact exactly once, nobody else; missing {string.Join(' ', expected.Except(contacts).Take(5))}, extra {string.Join(' ', contacts.Except(expected).Take(5))}");

        var protocols = (await product.QueryAsync("""SELECT "CheckId", "Number", "PdfSha256" FROM protocols""")).ToDictionary(r => r[0], r => (Number: r[1], Pdf: r[2]));
        protocols.Count.ShouldBe(Leads - waiting.Length, "one protocol per completed lead");
        protocols.Values.ShouldAllBe(p => p.Pdf.Length == 64);
        var activities = (await product.QueryAsync("""SELECT "Text" FROM crm_activities""")).Select(r => r[0]).Order(StringComparer.Ordinal).ToArray();
        var checks = poster.Answered.Where(a => !LeadPoster.IsListed(a.Key)).Select(a => leads[a.Value].Check);
        activities.SequenceEqual(checks.Select(check => $"Protokoll {protocols[check].Number}").Order(StringComparer.Ordinal)).ShouldBeTrue("one activity per completed lead");

        (await product.CountAsync("""SELECT count(*) FROM reviews WHERE "Status" = 'Open'""")).ShouldBe(waiting.Length);
        (await product.CountAsync("""SELECT count(*) FROM workflow_incidents WHERE "Outcome" = 'Faulted'""")).ShouldBe(0);
    }

    private static Task<long> ClosedAsync(RunningProduct product) =>
        product.CountAsync("""SELECT count(*) FROM leads WHERE "Status" <> 'Received'""");

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
