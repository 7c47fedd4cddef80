using System.Net;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Intake;

[Collection(nameof(ServingProduct))]
public sealed class ReplayTests(ServingProduct serving)
{
    private readonly RunningProduct _product = serving.Product;

    [Fact]
    public async Task The_same_content_is_the_same_lead()
    {
        var first = await _product.LeadAsync("contact-form", Product.Intake.Lead("Rita", "Wiederholt"));
        var again = await _product.LeadAsync("contact-form", Product.Intake.Lead("Rita", "Wiederholt"));
        again.String("id").ShouldBe(first.String("id"));
        ((bool)first.Json["replayed"]!).ShouldBeFalse();
        ((bool)again.Json["replayed"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_content_from_another_source_is_another_lead()
    {
        var first = await _product.PostAsync("contact-form", Product.Intake.Lead("Rosa", "Quellenreich"));
        var other = await _product.PostAsync("newsletter", Product.Intake.Lead("Rosa", "Quellenreich"));
        other.String("id").ShouldNotBe(first.String("id"));
    }

    [Fact]
    public async Task The_same_key_is_the_same_lead_and_with_other_content_refused()
    {
        var first = await _product.PostAsync("contact-form", Product.Intake.Lead("Resi", "Schluessel"), ("Idempotency-Key", "resi 1"));
        var again = await _product.PostAsync("contact-form", Product.Intake.Lead("Resi", "Schluessel"), ("Idempotency-Key", "resi 1"));
        again.String("id").ShouldBe(first.String("id"));
        var other = await _product.PostAsync("contact-form", Product.Intake.Lead("Resi", "Planted"), ("Idempotency-Key", "resi 1"));
        other.ShouldRefuse(422, "Planted", first.String("id"));
        var anew = await _product.PostAsync("contact-form", Product.Intake.Lead("Resi", "Schluessel"), ("Idempotency-Key", "resi 2"));
        anew.String("id").ShouldNotBe(first.String("id"));
    }

    [Fact]
    public async Task Sixteen_senders_of_the_same_key_at_once_make_one_lead()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            _product.PostAsync("contact-form", Product.Intake.Lead("Runa", "Wettlauf"), ("Idempotency-Key", "runa"))));
        answers.Select(a => a.String("id")).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        answers.Count(a => !(bool)a.Json["replayed"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Prefer_wait_holds_the_202_until_the_outcome_stands_in_it_and_otherwise_the_address_leads_to_it()
    {
        var waited = await _product.PostAsync("contact-form", Product.Intake.Lead("Vera", "Wartet"), ("Prefer", "respond-async, wait=30"));
        waited.Code.ShouldBe(HttpStatusCode.Accepted);
        waited.String("status").ShouldBe("completed");
        waited.Headers["Preference-Applied"].ShouldStartWith("wait=");

        var not = await _product.PostAsync("contact-form", Product.Intake.Lead("Vera", "Eilig"));
        not.Code.ShouldBe(HttpStatusCode.Accepted);
        not.Headers["Location"].ShouldBe(not.String("tracking"));
        await _product.UntilStatusAsync(not, "completed");
    }

    [Fact]
    public async Task The_tracking_address_needs_the_key_of_its_source_and_tells_nothing_of_the_person()
    {
        var lead = await _product.LeadAsync("contact-form", Product.Intake.Lead("Tracy", "Verfolgt"));
        var seen = await _product.GetAsync(lead.String("tracking"));
        seen.Code.ShouldBe(HttpStatusCode.OK);
        seen.Text.ShouldNotContain("Verfolgt", Case.Insensitive);
        (await _product.GetAsync(lead.String("tracking"), key: null)).ShouldRefuse(401);
        (await _product.GetAsync(lead.String("tracking"), key: "wrong")).ShouldRefuse(401);
        (await _product.GetAsync(lead.String("tracking").Replace("contact-form", "event", StringComparison.Ordinal))).ShouldRefuse(404);
        (await _product.GetAsync("/intake/contact-form/none")).ShouldRefuse(404);
    }
}
