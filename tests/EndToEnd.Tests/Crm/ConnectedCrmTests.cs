using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Tests.Crm;
using WorkflowConnect.Connectors.Tests.Crm.EspoCrm;
using WorkflowConnect.Connectors.Tests.Crm.Odoo;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Crm;

/// <summary>A customer's own CRM in the place of the built-in one, by configuration alone; the CRM's calls go wrong now and then.</summary>
public sealed class ConnectedCrmTests
{
    [Theory]
    [InlineData(19)]
    [InlineData(17)]
    public async Task Leads_reach_an_odoo_once_each_with_document_note_list_and_mark(int version)
    {
        await using var odoo = new OdooServer(version);
        await odoo.StartAsync();
        await using var product = new RunningProduct(environment: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Crm__Kind"] = "Odoo",
            ["Crm__Address"] = odoo.Address.ToString(),
            ["Crm__Database"] = "crm",
            ["Crm__User"] = "bot",
            ["Crm__CallsPerSecond"] = "500",
            ["Crm__SettleTime"] = "00:00:00.5",
        });
        await product.StartAsync();
        using (var stored = await product.Http.PostAsJsonAsync("/elsa/api/secrets", new { name = "crm", value = OdooServer.Key }))
        {
            stored.IsSuccessStatusCode.ShouldBeTrue(await stored.Content.ReadAsStringAsync());
        }

        var probe = await product.RunAsync("crm", "probe");
        probe.Code.ShouldBe(1, probe.Error);
        probe.Output.ShouldContain($"Odoo {version}.0");
        probe.Output.ShouldContain("x_last_screened");
        var provisioned = await product.RunAsync("crm", "provision", "--yes");
        provisioned.Code.ShouldBe(0, provisioned.Error + provisioned.Output);

        foreach (var operation in new[] { "res.partner.load", "ir.attachment.create", "res.partner.message_post", "res.partner.write", "mailing.contact.create" })
        {
            odoo.Break(operation, Fault.ResetAfter);
            odoo.Break(operation, Fault.Busy);
        }

        var lead = Product.Intake.Lead("Nora", "Odoofreund", "Kranbau Nordlicht GmbH");
        lead["lists"] = new JsonArray("Newsletter");
        var answer = await product.LeadAsync("newsletter", lead);
        await product.UntilStatusAsync(answer, "completed");
        var more = (JsonObject)lead.DeepClone();
        more["person"]!["phone"] = "+49 431 1";
        var again = await product.LeadAsync("newsletter", more);
        await product.UntilStatusAsync(again, "completed");

        var partners = odoo.Partners.ToArray();
        partners.Select(p => (string?)p["name"]).ShouldBe(["Kranbau Nordlicht GmbH", "Nora Odoofreund"]);
        partners[1]["parent_id"]!.ToJsonString().ShouldBe(partners[0]["id"]!.ToJsonString());
        partners.ShouldAllBe(p => (string?)p["x_screening_status"] == "clear" && p["x_last_screened"] != null);
        ((string?)partners[1]["phone"]).ShouldBe("+49 431 1");
        odoo.Models["mailing.subscription"].Count.ShouldBe(1);
        var notes = odoo.Models["mail.message"].Values.GroupBy(n => n["res_id"]!.ToJsonString()).ToArray();
        notes.Length.ShouldBe(2);
        notes.ShouldAllBe(n => n.Count() == 2);
        odoo.Models["ir.attachment"].Values.Select(a => ((string)a["name"]!, a["res_id"]!.ToJsonString())).Distinct().Count().ShouldBe(odoo.Models["ir.attachment"].Count);
        (await product.RunAsync("verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Leads_reach_an_espocrm_whose_fields_an_administrator_has_created()
    {
        await using var espo = new EspoServer();
        await espo.StartAsync();
        await using var product = new RunningProduct(environment: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Crm__Kind"] = "EspoCrm",
            ["Crm__Address"] = espo.Address.ToString(),
            ["Crm__CallsPerSecond"] = "500",
            ["Crm__SettleTime"] = "00:00:00.5",
        });
        await product.StartAsync();
        foreach (var (name, value) in new[] { ("crm", EspoServer.Key), ("crm-admin", EspoServer.AdministratorsPassword) })
        {
            using var stored = await product.Http.PostAsJsonAsync("/elsa/api/secrets", new { name, value });
            stored.IsSuccessStatusCode.ShouldBeTrue(await stored.Content.ReadAsStringAsync());
        }

        var refused = await product.RunAsync("crm", "provision", "--yes");
        refused.Code.ShouldBe(2);
        (refused.Error + refused.Output).ShouldContain("Crm:User");
        product.Configure(new Dictionary<string, string>(StringComparer.Ordinal) { ["Crm__User"] = "admin", ["Crm__ApiKeySecret"] = "crm-admin" });
        var provisioned = await product.RunAsync("crm", "provision", "--yes");
        provisioned.Code.ShouldBe(0, provisioned.Error + provisioned.Output);
        product.Configure(new Dictionary<string, string>(StringComparer.Ordinal) { ["Crm__User"] = "", ["Crm__ApiKeySecret"] = "crm" });
        var probe = await product.RunAsync("crm", "probe");
        probe.Code.ShouldBe(0, probe.Output + probe.Error);
        probe.Output.ShouldContain("EspoCRM 9.1.7");

        foreach (var operation in new[] { "POST Account", "POST Contact", "POST Document", "POST Note", "PUT Account", "POST TargetList/contacts" })
        {
            espo.Break(operation, Fault.ResetAfter);
            espo.Break(operation, Fault.Busy);
        }

        var lead = Product.Intake.Lead("Nora", "Espofreund", "Kranbau Nordlicht GmbH");
        lead["lists"] = new JsonArray("Newsletter");
        await product.UntilStatusAsync(await product.LeadAsync("newsletter", lead), "completed");

        var company = espo.Entities["Account"].Values.ShouldHaveSingleItem();
        var contact = espo.Entities["Contact"].Values.ShouldHaveSingleItem();
        ((string?)contact["accountId"], (string?)contact["cScreeningStatus"], (string?)company["cScreeningStatus"]).ShouldBe(((string?)company["id"], "clear", "clear"));
        espo.Members.Count.ShouldBe(1);
        var document = espo.Entities["Document"].Values.ShouldHaveSingleItem();
        ((string?)document["accountsIds"]![0], (string?)document["contacts"]![0]).ShouldBe(((string?)company["id"], (string?)contact["id"]));
        espo.Entities["Note"].Values.Select(note => (string?)note["parentId"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        (await product.Http.GetStringAsync("/crm")).ShouldContain("EspoCrm");
        (await product.Http.GetStringAsync("/crm/lists")).ShouldContain("EspoCrm");
        (await product.RunAsync("verify")).Code.ShouldBe(0);
    }
}
