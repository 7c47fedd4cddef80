using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using WorkflowConnect.Connectors.Tests.Crm;
using WorkflowConnect.Connectors.Tests.Crm.Odoo;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Crm;

/// <summary>
/// Customers that stand in a connected CRM, all changed at one time, are screened again: each once, while calls break and the
/// product is killed. The size is 60 customers; WFC_RESCREEN_CUSTOMERS makes it larger.
/// </summary>
[Collection(nameof(ServingProduct))]
public sealed class ConnectedRescreeningTests(ITestOutputHelper output)
{
    private const int First = 1_000;
    private static readonly TimeSpan WorkLimit = TimeSpan.FromMinutes(60);

    private static int Customers => int.TryParse(Environment.GetEnvironmentVariable("WFC_RESCREEN_CUSTOMERS"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 60;

    [Fact]
    public async Task Each_customer_is_checked_once_and_the_listed_one_is_held()
    {
        await using var odoo = new OdooServer(19);
        await odoo.StartAsync();
        await using var product = new RunningProduct(environment: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Crm__Kind"] = "Odoo",
            ["Crm__Address"] = odoo.Address.ToString(),
            ["Crm__Database"] = "crm",
            ["Crm__CallsPerSecond"] = "1000",
            ["Crm__CallsAtOnce"] = "8",
        });
        await product.StartAsync();
        using (var stored = await product.Http.PostAsJsonAsync("/elsa/api/secrets", new { name = "crm", value = OdooServer.Key }))
        {
            stored.IsSuccessStatusCode.ShouldBeTrue(await stored.Content.ReadAsStringAsync());
        }

        (await product.RunAsync("crm", "provision", "--yes")).Code.ShouldBe(0);
        for (var i = 0; i < Customers; i++)
        {
            odoo.Models["res.partner"][First + i] = new()
            {
                ["id"] = (long)(First + i),
                ["name"] = NameOf(i),
                ["is_company"] = i % 3 != 0,
                ["type"] = "contact",
                ["active"] = true,
                ["partner_share"] = true,
                ["create_date"] = "2026-11-02 00:00:00",
                ["write_date"] = "2026-11-02 00:00:00",
            };
        }

        foreach (var operation in new[] { "res.partner.search_read", "res.partner.write", "ir.attachment.create", "res.partner.message_post" })
        {
            odoo.Break(operation, Fault.ResetAfter);
            odoo.Break(operation, Fault.Busy);
            odoo.Break(operation, Fault.PageAfter);
        }

        var begun = TimeProvider.System.GetTimestamp();
        using (var answer = await product.Http.PostAsJsonAsync("/rescreening", new { intervalDays = 0 }))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        await Until.TrueAsync(() => Task.FromResult(Checked(odoo) > Customers / 2), "half of them are checked", WorkLimit);
        await product.KillAsync();
        await product.StartAsync();
        await Until.TrueAsync(() => Task.FromResult(Checked(odoo) == Customers), "all of them are checked", WorkLimit);
        await Until.TrueAsync(async () => await product.CountAsync("""SELECT count(*) FROM campaigns WHERE "FinishedAt" IS NOT NULL""") == 1, "the campaign is through", WorkLimit);
        output.WriteLine($"{Customers} customers in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s: {string.Join(", ", odoo.Calls.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => $"{call.Key} {call.Value}"))}");

        var notes = odoo.Models["mail.message"].Values.GroupBy(note => note["res_id"]!.ToJsonString()).ToDictionary(note => note.Key, note => note.Count());
        notes.Count.ShouldBe(Customers - 1, "who waits for a review has no result to note yet");
        notes.Values.ShouldAllBe(count => count == 1);
        (await product.CountAsync("SELECT count(*) FROM protocols")).ShouldBe(Customers - 1);
        var listed = odoo.Models["res.partner"][First + 3];
        ((string?)listed["x_screening_status"], (string?)listed["x_screening_block"]).ShouldBe(("possibleHit", "pending"));
        odoo.Partners.Count(partner => (string?)partner["x_screening_status"] == "clear").ShouldBe(Customers - 1);
        // The review is a run of its own, begun by the customer's.
        await Until.TrueAsync(async () => await product.CountAsync("SELECT count(*) FROM reviews") == 1, "the review is open");
        await product.KillAsync();
        (await product.RunAsync("verify")).Code.ShouldBe(0);
    }

    private static int Checked(OdooServer odoo) => odoo.Partners.Count(partner => partner["x_last_screened"] is { } at && at.GetValueKind() == System.Text.Json.JsonValueKind.String);

    private static string NameOf(int number)
    {
        var letters = string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "aeioubdfgl"[digit - '0']));
        return number == 3 ? "Ayman al Zawahri" : number % 3 == 0 ? $"Klara Sonnenblum{letters}" : $"Blumenkontor {letters}zw GmbH";
    }
}
