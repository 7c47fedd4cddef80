using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Reviews;

/// <summary>Each way that a lead can go, seen from outside.</summary>
[Collection(nameof(ServingProduct))]
public sealed class WorkflowTests(ServingProduct serving)
{
    private readonly RunningProduct _product = serving.Product;

    [Fact]
    public async Task A_clear_lead_gets_company_contact_protocol_and_activity()
    {
        var lead = await _product.LeadAsync("contact-form", Product.Intake.Lead("Carla", "Klarweg", "Klarweg Optik GmbH"));
        lead.String("status").ShouldBe("completed");
        (await _product.CountAsync($"""SELECT count(*) FROM protocols p JOIN leads l ON l."CheckId" = p."CheckId" WHERE l."Id" = '{lead.String("id")}' AND p."Result" = 'clear'""")).ShouldBe(1);
        (await ContactsAsync("klarweg@")).ShouldBe(1);
        (await JournalAsync(lead)).ShouldBe(["upsert-company", "upsert-contact", "attach-document", "log-activity", "mark-screened", "mark-screened"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_review_is_released_by_two_different_persons_with_a_fitting_reason()
    {
        var (lead, review) = await ListedAsync("released");
        (await ContactsAsync("released@")).ShouldBe(0);
        (await VoteAsync(review, "A. Prüfer", "released", "not-excluded")).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await VoteAsync(review, "A. Prüfer", "released", "name-coincidence")).String("status").ShouldBe("proposed");
        (await VoteAsync(review, "A. Prüfer", "released", "name-coincidence")).ShouldRefuse(409);
        (await ContactsAsync("released@")).ShouldBe(0, "one person alone lets nobody in");
        (await VoteAsync(review, "B. Freigabe", "released", "birth-date-differs")).String("status").ShouldBe("decided");
        (await VoteAsync(review, "C. Spät", "confirmed", "not-excluded")).ShouldRefuse(409);
        await _product.UntilStatusAsync(lead, "completed");
        (await ContactsAsync("released@")).ShouldBe(1);
        var protocol = await ProtocolAsync(lead);
        protocol.ShouldContain("A. Prüfer");
        protocol.ShouldContain("B. Freigabe");
    }

    [Fact]
    public async Task A_confirmed_review_leaves_nothing_in_the_crm_and_erases_the_lead()
    {
        var (lead, review) = await ListedAsync("confirmed");
        await VoteAsync(review, "A. Prüfer", "released", "name-coincidence");
        await VoteAsync(review, "B. Freigabe", "confirmed", "not-excluded");
        (await VoteAsync(review, "A. Prüfer", "confirmed", "not-excluded")).String("verdict").ShouldBe("confirmed");
        await _product.UntilStatusAsync(lead, "refused");
        await NothingLeftAsync(lead, "confirmed@");
    }

    [Fact]
    public async Task A_hit_is_refused_without_asking_anybody()
    {
        var lead = await _product.LeadAsync("contact-form", new JsonObject
        {
            ["person"] = new JsonObject { ["fullName"] = "Ri Won Ho", ["birthDate"] = "1964-07-17", ["nationality"] = "KP", ["email"] = "hit@listed.example" },
        });
        lead.String("status").ShouldBe("refused");
        await NothingLeftAsync(lead, "hit@");
        (await _product.CountAsync($"""SELECT count(*) FROM reviews WHERE "LeadId" = '{lead.String("id")}'""")).ShouldBe(0);
    }

    [Fact]
    public async Task A_lead_without_a_name_is_unusable()
    {
        var lead = await _product.LeadAsync("newsletter", new JsonObject { ["email"] = "nameless@unusable.example" });
        lead.String("status").ShouldBe("unusable");
        await NothingLeftAsync(lead, "nameless@");
    }

    [Fact]
    public async Task A_malformed_vote_names_every_field()
    {
        var answer = await VoteAsync("none", "A. Prüfer", "maybe", "because");
        answer.ShouldRefuse(422, "maybe", "because");
        answer.Fields.Order(StringComparer.Ordinal).ShouldBe(["reason", "verdict"]);
        (await VoteAsync("none", "A. Prüfer", "released", "name-coincidence")).ShouldRefuse(404);
        var reviewer = await _product.AsAsync("A. Prüfer", "reviewer");
        using var broken = await reviewer.PostAsync(new Uri("/reviews/none", UriKind.Relative), new StringContent("{", System.Text.Encoding.UTF8, "application/json"));
        (await Answer.ReadAsync(broken)).ShouldRefuse(400);
    }

    [Fact]
    public async Task A_page_of_another_site_decides_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reviews/none") { Content = JsonContent.Create(new { verdict = "released", reason = "name-coincidence" }) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await _product.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_intake_cannot_be_entered_through_the_hooks()
    {
        using var answer = await _product.Http.PostAsJsonAsync("/hooks/intake/contact-form", new { name = "Somebody" });
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var doubled = await _product.Http.PostAsJsonAsync("/hooks//intake/contact-form", new { name = "Somebody" });
        doubled.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Answer Lead, string Review)> ListedAsync(string mailbox)
    {
        var lead = await _product.LeadAsync("contact-form", new JsonObject
        {
            // A city of its own: what was released once is a known false positive afterwards.
            ["person"] = new JsonObject
            {
                ["givenName"] = "Ayman",
                ["familyName"] = "al Zawahri",
                ["email"] = $"{mailbox}@listed.example",
                ["address"] = new JsonObject { ["city"] = mailbox },
            },
        });
        lead.String("status").ShouldBe("inReview");
        var review = (await _product.QueryAsync($"""SELECT "Id" FROM reviews WHERE "LeadId" = '{lead.String("id")}'""")).ShouldHaveSingleItem()[0];
        return (lead, review);
    }

    private async Task<Answer> VoteAsync(string review, string by, string verdict, string reason)
    {
        var reviewer = await _product.AsAsync(by, "reviewer");
        using var answer = await reviewer.PostAsJsonAsync($"/reviews/{review}", new { verdict, reason });
        return await Answer.ReadAsync(answer);
    }

    private async Task NothingLeftAsync(Answer lead, string mail)
    {
        (await ContactsAsync(mail)).ShouldBe(0);
        (await JournalAsync(lead)).ShouldBeEmpty();
        (await _product.CountAsync($"""SELECT count(*) FROM leads WHERE "Id" = '{lead.String("id")}' AND "Data" IS NULL""")).ShouldBe(1);
        (await ProtocolAsync(lead)).ShouldNotBeEmpty();
        (await _product.CountAsync($"SELECT count(*) FROM leads WHERE \"Data\" LIKE '%{mail}%'")).ShouldBe(0);
    }

    private Task<long> ContactsAsync(string mail) => _product.CountAsync($"SELECT count(*) FROM crm_records WHERE \"Fields\" LIKE '%{mail}%'");

    private async Task<string[]> JournalAsync(Answer lead) =>
        [.. (await _product.QueryAsync($"""SELECT j."Action" FROM crm_journal j JOIN leads l ON l."CheckId" = j."CheckId" WHERE l."Id" = '{lead.String("id")}'""")).Select(r => r[0])];

    private async Task<string> ProtocolAsync(Answer lead)
    {
        var number = (await _product.QueryAsync($"""SELECT p."Number" FROM protocols p JOIN leads l ON l."CheckId" = p."CheckId" WHERE l."Id" = '{lead.String("id")}'""")).ShouldHaveSingleItem()[0];
        return (await _product.GetAsync($"/protocols/{number}.json")).Text;
    }
}
