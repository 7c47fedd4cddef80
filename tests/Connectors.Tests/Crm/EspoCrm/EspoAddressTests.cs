using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>An address is one thing in EspoCRM, whoever has it.</summary>
public sealed class EspoAddressTests : EspoFixture
{
    [Theory]
    [InlineData("Contact")]
    [InlineData("Account")]
    [InlineData("Lead")]
    public async Task An_opt_out_of_an_address_survives_that_somebody_else_is_written_with_it(string entity)
    {
        Has(entity, "info@example.org");
        (Espo.Addresses["info@example.org", "optOut"], Espo.Addresses["info@example.org", "invalid"]) = (true, true);
        var contact = await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Bert Klein"), (CrmFields.Email, "Info@Example.org")));
        contact.Status.ShouldBe(WriteStatus.Created, contact.Message);
        var company = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.Email, "info@example.org")));
        company.Status.ShouldBe(WriteStatus.Created, company.Message);
        (Espo.Addresses["info@example.org", "optOut"], Espo.Addresses["info@example.org", "invalid"]).ShouldBe((true, true));
        (await WriteAsync(new AddToList("l1", contact.Record!, "Newsletter"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        Espo.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_opt_out_of_an_address_survives_that_it_fills_a_blank()
    {
        await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")));
        Has("Lead", "info@example.org");
        Espo.Addresses["info@example.org", "optOut"] = true;
        var outcome = await WriteAsync(Of(RecordKind.Company, "c2", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.Email, "info@example.org")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        Espo.Addresses["info@example.org", "optOut"].ShouldBeTrue();
    }

    [Fact]
    public async Task An_opt_out_counts_when_the_address_is_only_somebodys_second()
    {
        Has("Lead", "first@example.org", "info@example.org");
        Espo.Addresses["info@example.org", "optOut"] = true;
        await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Bert Klein"), (CrmFields.Email, "info@example.org")));
        Espo.Addresses["info@example.org", "optOut"].ShouldBeTrue();
    }

    [Fact]
    public async Task Who_may_not_see_leads_writes_all_the_same()
    {
        Espo.Role.Denied.Add("Lead");
        var outcome = await WriteAsync(Anna("p1"));
        outcome.Status.ShouldBe(WriteStatus.Created, outcome.Message);
        Espo.Addresses["anna@example.org", "optOut"].ShouldBeFalse();
    }

    [Fact]
    public async Task A_person_is_found_by_a_second_address_and_keeps_the_first()
    {
        var known = (await WriteAsync(Anna("p1"))).Record!;
        Espo.Entities["Contact"][known.Id]["others"] = new JsonArray("a.gross@example.org");
        var again = await WriteAsync(Of(RecordKind.Contact, "p2", (CrmFields.Name, "Anna Groß"), (CrmFields.Email, "A.Gross@example.org"), (CrmFields.City, "Kiel")));
        (again.Status, again.Record).ShouldBe((WriteStatus.Updated, known));
        ((string?)Espo.Entities["Contact"].Values.ShouldHaveSingleItem()["emailAddress"]).ShouldBe("anna@example.org");
        var other = await WriteAsync(Of(RecordKind.Contact, "p3", (CrmFields.Name, "Bert Klein"), (CrmFields.Email, "a.gross@example.org")));
        other.Status.ShouldBe(WriteStatus.Created, other.Message);
    }

    private void Has(string entity, string address, params string[] others)
    {
        var row = new JsonObject { ["id"] = "0123456789abcdef0", ["name"] = "Somebody", ["lastName"] = "Somebody", ["emailAddress"] = address, ["createdAt"] = "2026-01-01 00:00:00", ["modifiedAt"] = "2026-01-01 00:00:00" };
        row["others"] = new JsonArray([.. others.Select(other => (JsonNode?)other)]);
        Espo.Entities[entity]["0123456789abcdef0"] = row;
    }
}
