using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.EspoCrm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>What only EspoCRM does.</summary>
public sealed class EspoTests : EspoFixture
{
    [Theory]
    [InlineData("de_DE", "Deutschland")]
    [InlineData("en_US", "Germany")]
    public async Task A_country_is_written_in_theCrms_language_and_read_as_a_code(string language, string expected)
    {
        Espo.Language = language;
        var company = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.Country, "DE")));
        ((string?)Espo.Entities["Account"].Values.Single()["billingAddressCountry"]).ShouldBe(expected);
        (await Crm.FindAsync(company.Record!, Token))!.Fields[CrmFields.Country].ShouldBe("DE");
    }

    [Fact]
    public async Task Two_companies_of_one_name_that_are_not_the_same_are_two_although_theCrm_warns()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"company": {"vatId": "cVatId"}}""", Token);
        Espo.Fields["Account"]["cVatId"] = new JsonObject { ["type"] = "varchar" };
        var crm = World.Worker(file);
        File.Delete(file);
        var one = (await crm.WriteAsync([Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.VatId, "DE111111111"))], Token))[0];
        var other = (await crm.WriteAsync([Of(RecordKind.Company, "c2", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.VatId, "DE222222222"))], Token))[0];
        other.Status.ShouldBe(WriteStatus.Created, other.Message);
        other.Record.ShouldNotBe(one.Record);
    }

    [Fact]
    public async Task A_phone_number_that_theCrm_refuses_is_left_out_and_named()
    {
        Espo.Refused.Add("phoneNumber");
        var outcome = await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org"), (CrmFields.Phone, "keine")));
        outcome.Status.ShouldBe(WriteStatus.Created);
        outcome.Message.ShouldNotBeNull().ShouldContain("refuses the value of: phone");
    }

    [Theory]
    [InlineData("Frau", "Ms.")]
    [InlineData("Herr Dr.", null)]
    public async Task A_salutation_becomes_theCrms_word_or_is_named(string given, string? expected)
    {
        var outcome = await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Groß, Anna"), (CrmFields.Email, "anna@example.org"), (CrmFields.Salutation, given)));
        var contact = Espo.Entities["Contact"].Values.Single();
        ((string?)contact["salutationName"], (string?)contact["firstName"], (string?)contact["lastName"]).ShouldBe((expected, "Anna", "Groß"));
        (outcome.Message?.Contains("salutation", StringComparison.Ordinal) is true).ShouldBe(expected is null);
    }

    [Fact]
    public async Task A_change_in_the_same_moment_is_seen_and_decided_anew()
    {
        var company = (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Record!;
        var row = Espo.Entities["Account"][company.Id];
        var version = (int)row["versionNumber"]!;
        Espo.Before("PUT Account", () => (row["phoneNumber"], row["versionNumber"]) = ("+49 by hand", version + 1));
        var outcome = await WriteAsync(Of(RecordKind.Company, "c2", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.Phone, "+49 40 1"), (CrmFields.City, "Kiel")));
        outcome.Status.ShouldBe(WriteStatus.Updated, outcome.Message);
        ((string?)row["phoneNumber"], (string?)row["billingAddressCity"]).ShouldBe(("+49 by hand", "Kiel"));
        outcome.Changes.ShouldHaveSingleItem().Field.ShouldBe(CrmFields.City);
    }

    [Fact]
    public async Task Who_wants_no_mailings_at_all_is_put_on_no_list()
    {
        var contact = (await WriteAsync(Of(RecordKind.Contact, "p1", (CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org")))).Record!;
        Espo.Addresses["anna@example.org", "optOut"] = true;
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Message.ShouldNotBeNull().ShouldContain("opted out");
        Espo.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_title_without_a_company_is_named_and_written_with_one()
    {
        var alone = await WriteAsync(Anna("p1", (CrmFields.JobTitle, "CEO")));
        alone.Status.ShouldBe(WriteStatus.Created, alone.Message);
        alone.Message.ShouldNotBeNull().ShouldContain("jobTitle");
        (await WriteAsync(Anna("p2", (CrmFields.JobTitle, "CEO")))).Status.ShouldBe(WriteStatus.Unchanged);
        var company = (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Record!;
        var linked = await WriteAsync(Anna("p3", (CrmFields.JobTitle, "CEO")) with { Company = company });
        (linked.Status, linked.Message).ShouldBe((WriteStatus.Updated, null));
        ((string?)Espo.Entities["Contact"].Values.ShouldHaveSingleItem()["title"]).ShouldBe("CEO");
    }

    [Fact]
    public async Task A_list_that_somebody_removed_is_made_anew()
    {
        var contact = (await WriteAsync(Anna("p1"))).Record!;
        await WriteAsync(new AddToList("l1", contact, "Newsletter"));
        Espo.Entities["TargetList"].Clear();
        Espo.Members.Clear();
        var added = await WriteAsync(new AddToList("l2", contact, "Newsletter"));
        added.Status.ShouldBe(WriteStatus.Created, added.Message);
        World.Members.ShouldHaveSingleItem().List.ShouldBe("Newsletter");
    }

    [Fact]
    public async Task What_is_for_a_record_that_somebody_removed_is_rejected()
    {
        var company = (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Record!;
        var contact = (await WriteAsync(Anna("p1"))).Record!;
        World.Remove(company.Id);
        World.Remove(contact.Id);
        (await WriteAsync(new AttachDocument("d1", [contact], "P.pdf", "application/pdf", new byte[] { 1 }, "1"))).Status.ShouldBe(WriteStatus.Rejected);
        (await WriteAsync(new AttachDocument("d2", [company], "P.pdf", "application/pdf", new byte[] { 2 }, "2"))).Status.ShouldBe(WriteStatus.Rejected);
        (await WriteAsync(Anna("p2") with { Company = company })).Status.ShouldBe(WriteStatus.Rejected);
    }

    [Fact]
    public async Task A_company_is_found_behind_more_that_look_alike_than_are_given_at_once()
    {
        World.AddCompanies(300, Espo.Now);
        Espo.Entities["Account"]["6"] = new JsonObject { ["id"] = "6", ["name"] = "Kunde", ["createdAt"] = EspoText.Time(Espo.Now), ["modifiedAt"] = EspoText.Time(Espo.Now), ["versionNumber"] = 1 };
        var known = await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Kunde"), (CrmFields.City, "Kiel")));
        (known.Status, known.Record!.Id).ShouldBe((WriteStatus.Updated, "6"));
        // EspoCRM's own check for twins is not what found it.
        Espo.Calls.ShouldNotContainKey("POST Account");
    }

    [Fact]
    public async Task A_server_that_gives_fewer_rows_says_what_to_set()
    {
        Espo.MostRows = 100;
        (await WriteAsync(Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH")))).Message.ShouldNotBeNull().ShouldContain("recordListMaxSizeLimit");
    }
}
