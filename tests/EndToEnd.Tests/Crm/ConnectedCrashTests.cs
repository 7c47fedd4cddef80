using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Tests.Crm;
using WorkflowConnect.Connectors.Tests.Crm.EspoCrm;
using WorkflowConnect.Connectors.Tests.Crm.Odoo;
using WorkflowConnect.EndToEnd.Tests.Crash;
using WorkflowConnect.EndToEnd.Tests.Product;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.EndToEnd.Tests.Crm;

/// <summary>
/// Leads while the product is killed and the CRM's connections are cut. Many leads share a company, some a person; what is in
/// the CRM at the end is counted; two nodes on one database are given the same leads at the same time. The size is 40 leads and 2 kills; WFC_CRASH_LEADS and WFC_CRASH_KILLS make it larger.
/// </summary>
[Collection(nameof(ServingProduct))]
public sealed class ConnectedCrashTests(PostgresServer postgres, ITestOutputHelper output)
{
    private const int Clients = 8;
    private static readonly TimeSpan WorkLimit = TimeSpan.FromMinutes(15);
    private static readonly Fault[] Faults = [Fault.ResetAfter, Fault.ResetBefore, Fault.PageAfter, Fault.Busy];

    private static int Leads => Number("WFC_CRASH_LEADS", 40);

    private static int Kills => Number("WFC_CRASH_KILLS", 2);

    private static int Companies => Math.Max(Leads / 4, 1);

    [Fact]
    public async Task An_odoo_holds_each_party_note_and_membership_once()
    {
        await using var odoo = new OdooServer(19);
        await odoo.StartAsync();
        (string, string)[] settings = [("Crm__Database", "crm"), ("Crm__User", "bot")];
        await using var product = await StartAsync("Odoo", odoo, OdooServer.Key, await postgres.CreateDatabaseAsync(), settings);
        (await product.RunAsync("crm", "provision", "--yes")).Code.ShouldBe(0);
        await using var other = new RunningProduct(environment: Settings("Odoo", odoo, settings), beside: product);
        await other.StartAsync();
        await RunAsync([product, other], odoo, "res.partner.load", "res.partner.write", "ir.attachment.create", "res.partner.message_post", "mailing.contact.create", "mailing.list.create", "res.partner.search_read");

        var partners = odoo.Partners.ToArray();
        Same(partners.Where(p => (bool)p["is_company"]!).Select(p => (string)p["name"]!), People.Select(person => CompanyOf(person % Companies)).Distinct(StringComparer.Ordinal));
        Same(partners.Where(p => !(bool)p["is_company"]!).Select(p => (string)p["email"]!), People.Select(LeadPoster.EmailOf));
        partners.ShouldAllBe(p => (string?)p["x_screening_status"] == "clear");
        var notes = odoo.Models["mail.message"].Values.GroupBy(n => n["res_id"]!.ToJsonString()).ToDictionary(n => n.Key, n => n.Count());
        notes.Values.Sum().ShouldBe(2 * Leads, "a note on company and contact for each lead");
        odoo.Models["ir.attachment"].Count.ShouldBe(2 * Leads);
        odoo.Models["mailing.list"].Values.Select(l => (string)l["name"]!).Order(StringComparer.Ordinal).ShouldBe(["Messe", "Newsletter"]);
        odoo.Models["mailing.contact"].Count.ShouldBe(People.Count());
        odoo.Models["mailing.subscription"].Count.ShouldBe(Memberships);
    }

    [Fact]
    public async Task An_espocrm_holds_each_party_post_and_membership_once()
    {
        await using var espo = new EspoServer();
        await espo.StartAsync();
        await using var product = await StartAsync("EspoCrm", espo, EspoServer.AdministratorsPassword, null, ("Crm__User", "admin"));
        (await product.RunAsync("crm", "provision", "--yes")).Code.ShouldBe(0);
        await RunAsync([product], espo, "POST Account", "POST Contact", "PUT Account", "PUT Contact", "POST Document", "POST Attachment", "POST Note", "POST TargetList", "POST TargetList/contacts", "GET Account", "GET Contact");

        Same(espo.Entities["Account"].Values.Select(p => (string)p["name"]!), People.Select(person => CompanyOf(person % Companies)).Distinct(StringComparer.Ordinal));
        Same(espo.Entities["Contact"].Values.Select(p => (string)p["emailAddress"]!), People.Select(LeadPoster.EmailOf));
        espo.Entities["Note"].Count.ShouldBe(2 * Leads, "a post on company and contact for each lead");
        espo.Entities["Document"].Count.ShouldBe(Leads);
        espo.Entities["TargetList"].Values.Select(l => (string)l["name"]!).Order(StringComparer.Ordinal).ShouldBe(["Messe", "Newsletter"]);
        espo.Members.Count.ShouldBe(Memberships);
    }

    /// <summary>Every fifth lead is of the person before it.</summary>
    private static int PersonOf(int lead) => lead % 5 == 4 ? lead - 1 : lead;

    private static IEnumerable<int> People => Enumerable.Range(0, Leads).Select(PersonOf).Distinct();

    private static string ListOf(int lead) => lead % 2 == 0 ? "Newsletter" : "Messe";

    /// <summary>The workflow of this source puts everybody on the newsletter.</summary>
    private static int Memberships => Enumerable.Range(0, Leads).SelectMany(lead => new[] { (PersonOf(lead), ListOf(lead)), (PersonOf(lead), "Newsletter") }).Distinct().Count();

    private static string CompanyOf(int number) => $"Kontor {LeadPoster.Letters(number)}zw{LeadPoster.Letters(number * 3)} GmbH";

    private static JsonObject BodyOf(int lead)
    {
        var person = PersonOf(lead);
        return new JsonObject
        {
            ["person"] = new JsonObject { ["givenName"] = "Klara" + LeadPoster.Letters(person), ["familyName"] = "Sonnenblum" + LeadPoster.Letters(person * 7), ["email"] = LeadPoster.EmailOf(person) },
            ["company"] = new JsonObject { ["name"] = CompanyOf(PersonOf(lead) % Companies) },
            ["lists"] = new JsonArray(ListOf(lead)),
            ["message"] = $"Lead {lead.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static void Same(IEnumerable<string> seen, IEnumerable<string> expected) =>
        seen.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));

    private static async Task<RunningProduct> StartAsync(string kind, FaultyServer server, string key, string? postgres, params (string Name, string Value)[] settings)
    {
        var product = new RunningProduct(postgres, Settings(kind, server, settings));
        await product.StartAsync();
        using var stored = await product.Http.PostAsJsonAsync("/elsa/api/secrets", new { name = "crm", value = key });
        stored.IsSuccessStatusCode.ShouldBeTrue(await stored.Content.ReadAsStringAsync());
        return product;
    }

    private static Dictionary<string, string> Settings(string kind, FaultyServer server, (string Name, string Value)[] settings) =>
        new(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)), StringComparer.Ordinal)
        {
            ["Crm__Kind"] = kind,
            ["Crm__Address"] = server.Address.ToString(),
            ["Crm__CallsPerSecond"] = "500",
            ["Crm__SettleTime"] = "00:00:00.5",
            ["Crm__CallsAtOnce"] = "8",
        };

    private async Task RunAsync(RunningProduct[] nodes, FaultyServer server, params string[] operations)
    {
        var posting = Task.WhenAll(nodes.Select(node => new LeadPoster(node, Leads, Clients, BodyOf, "newsletter").RunAsync(TestContext.Current.CancellationToken)));
        for (var kill = 1; kill <= Kills; kill++)
        {
            var share = kill * Leads / (Kills + 1);
            foreach (var (operation, i) in operations.Select((operation, i) => (operation, i)))
            {
                server.Break(operation, Faults[(i + kill) % Faults.Length]);
                server.Break(operation, Faults[(i + kill + 1) % Faults.Length]);
                server.Break(operation, Faults[(i + kill + 2) % Faults.Length]);
            }

            await Until.TrueAsync(async () => await ClosedAsync(nodes[0]) >= share, $"{share} leads are through", WorkLimit);
            var node = nodes[kill % nodes.Length];
            await node.KillAsync();
            await node.StartAsync();
        }

        await posting.WaitAsync(WorkLimit, TestContext.Current.CancellationToken);
        try
        {
            await Until.TrueAsync(async () => await ClosedAsync(nodes[0]) >= Leads, "all leads are worked off", WorkLimit);
        }
        catch (TimeoutException)
        {
            output.WriteLine(string.Join('\n', nodes.SelectMany(node => node.Lines).Where(line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("warn:", StringComparison.Ordinal)).TakeLast(50)));
            throw;
        }

        (await nodes[0].CountAsync("""SELECT count(*) FROM leads WHERE "Status" = 'Completed'""")).ShouldBe(Leads);
        output.WriteLine(string.Join(", ", server.Calls.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => $"{call.Key} {call.Value}")));
        foreach (var node in nodes)
        {
            await node.KillAsync();
        }

        (await nodes[0].RunAsync("verify")).Code.ShouldBe(0);
    }

    private static Task<long> ClosedAsync(RunningProduct product) => product.CountAsync("""SELECT count(*) FROM leads WHERE "Status" <> 'Received'""");

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
