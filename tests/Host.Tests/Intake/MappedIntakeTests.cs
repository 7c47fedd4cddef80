using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Tests.Intake;

/// <summary>Events of known senders over the real server.</summary>
public sealed class MappedIntakeTests(MappedDoor door) : IClassFixture<MappedDoor>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Typeforms_signature_lets_an_answer_in_once()
    {
        var signature = $"sha256={Convert.ToBase64String(Hash(SentBodies.Typeform))}";
        var first = await PostAsync("typeform", SentBodies.Json, SentBodies.Typeform, ("Typeform-Signature", signature));
        first.Code.ShouldBe(HttpStatusCode.Accepted);
        var again = await PostAsync("typeform", SentBodies.Json, SentBodies.Typeform, ("Typeform-Signature", signature));
        ((bool)again.Body["replayed"]!).ShouldBeTrue();
        ((string)again.Body["id"]!).ShouldBe((string)first.Body["id"]!);

        // The same answer, delivered anew with another event id.
        var redelivered = SentBodies.Typeform.Replace("01HEVENT", "01HOTHER", StringComparison.Ordinal);
        var third = await PostAsync("typeform", SentBodies.Json, redelivered, ("Typeform-Signature", $"sha256={Convert.ToBase64String(Hash(redelivered))}"));
        ((bool)third.Body["replayed"]!).ShouldBeTrue();
        var lead = (await door.LeadsAsync("typeform", Token)).ShouldHaveSingleItem();
        (lead.Data!.Person!.FamilyName, lead.Data.Company!.Name).ShouldBe(("Müßig", "Kranbau Übersee GmbH"));
    }

    [Fact]
    public async Task A_wrong_signature_a_foreign_header_and_none_are_refused()
    {
        var hex = $"sha256={Convert.ToHexStringLower(Hash(SentBodies.Typeform))}";
        (string, string)[] wrong =
        [
            ("Typeform-Signature", "sha256=AAAA"), ("Typeform-Signature", hex), ("Typeform-Signature", ""), ("X-Hub-Signature-256", hex),
            ("Typeform-Signature", Convert.ToBase64String(Hash(SentBodies.Typeform))), ("X-Api-Key", MappedDoor.HmacSecret),
        ];
        foreach (var header in wrong)
        {
            (await PostAsync("typeform", SentBodies.Json, SentBodies.Typeform, header)).Code.ShouldBe(HttpStatusCode.Unauthorized, header.ToString());
        }
    }

    [Fact]
    public async Task A_signature_as_GitHubs_lets_mapped_JSON_in()
    {
        const string Body = """{"who":"Anna Groß","x":{"y":1}}""";
        var answer = await PostAsync("hub", SentBodies.Json, Body, ("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(Hash(Body))}"));
        answer.Code.ShouldBe(HttpStatusCode.Accepted);
        answer.Body["ignoredFields"]!.AsArray().Select(name => (string)name!).ShouldBe(["$.x.y"]);
        (await PostAsync("hub", SentBodies.Json, Body + " ", ("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(Hash(Body))}"))).Code.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Mailchimp_finds_its_address_and_only_a_confirmed_subscription_is_taken()
    {
        const string Address = $"newsletter-mc/{MappedDoor.UrlSecret}";
        (await door.Http.GetAsync($"/intake/{Address}", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await door.Http.GetAsync("/intake/newsletter-mc/Wrong-secret-0123456789abcdef", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var unsubscribed = await PostAsync(Address, SentBodies.Form, SentBodies.Mailchimp.Replace("type=subscribe", "type=unsubscribe", StringComparison.Ordinal));
        unsubscribed.Code.ShouldBe(HttpStatusCode.OK);
        ((string)unsubscribed.Body["status"]!).ShouldBe("notTaken");
        ((string)unsubscribed.Body["reason"]!).ShouldContain("type == subscribe");
        (await door.LeadsAsync("newsletter-mc", Token)).ShouldBeEmpty();

        (await PostAsync(Address, SentBodies.Form, SentBodies.Mailchimp)).Code.ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync(Address, SentBodies.Form, SentBodies.Mailchimp)).Code.ShouldBe(HttpStatusCode.Accepted);
        (await door.LeadsAsync("newsletter-mc", Token)).ShouldHaveSingleItem().Data!.Lists.ShouldBe(["Newsletter"]);
    }

    [Theory]
    [InlineData("cf7/wrong-secret-of-the-address-012345")]
    [InlineData("cf7/secret-of-the-address-0123456789")]
    [InlineData("cf7")]
    [InlineData($"unknown/{MappedDoor.UrlSecret}")]
    [InlineData($"typeform/{MappedDoor.UrlSecret}")]
    public async Task A_wrong_secret_or_that_of_another_source_is_refused(string address) =>
        (await PostAsync(address, SentBodies.Form, SentBodies.ContactForm7)).Code.ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("Bearer", MappedDoor.UrlSecret, HttpStatusCode.OK)]
    [InlineData("Basic", "QW55Om9uZQ==", HttpStatusCode.Unauthorized)]
    [InlineData("Basic", "not base64", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", "Plantedsecret-0123456789abcdef", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", "", HttpStatusCode.Unauthorized)]
    public async Task The_secret_may_come_in_a_header_instead(string scheme, string secret, HttpStatusCode code) =>
        (await PostAsync("cf7", SentBodies.Form, "x=1", ("Authorization", $"{scheme} {secret}"))).Code.ShouldBe(code);

    [Fact]
    public async Task A_form_of_several_parts_is_taken_with_consent_and_without_its_file()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Berta Klein"), "your-name" },
            { new StringContent("berta@example.org"), "your-email" },
            { new StringContent("1"), "your-consent[]" },
            { new ByteArrayContent("%PDF"u8.ToArray()), "cv", "cv.pdf" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/intake/cf7") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"wordpress:{MappedDoor.UrlSecret}")));
        using var answer = await door.Http.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("cv (a file; files are not taken)");

        var without = await PostAsync($"cf7/{MappedDoor.UrlSecret}", SentBodies.Form, SentBodies.FormOf(("your-name", "Carl Gross"), ("your-email", "carl@example.org")));
        ((string)without.Body["status"]!).ShouldBe("notTaken");
        // Other tests post to the same source.
        var names = (await door.LeadsAsync("cf7", Token)).Select(lead => lead.Data!.Person!.FullName).ToList();
        names.Count(name => name == "Berta Klein").ShouldBe(1);
        names.ShouldNotContain("Carl Gross");
    }

    [Fact]
    public async Task An_order_is_fetched_and_each_participant_is_a_lead_once()
    {
        const string Address = $"event-px/{MappedDoor.UrlSecret}";
        foreach (var outage in new[] { (500, "{}"), (401, "{}"), (200, "<html>") })
        {
            door.Order = outage;
            (await PostAsync(Address, SentBodies.Json, SentBodies.PretixHook)).Code.ShouldBe(HttpStatusCode.ServiceUnavailable, outage.ToString());
        }

        door.Order = (404, "{}");
        (await PostAsync(Address, SentBodies.Json, SentBodies.PretixHook)).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await door.LeadsAsync("event-px", Token)).ShouldBeEmpty();

        door.Order = (200, SentBodies.PretixOrder);
        var answer = await PostAsync(Address, SentBodies.Json, SentBodies.PretixHook);
        answer.Code.ShouldBe(HttpStatusCode.Accepted);
        answer.Body["leads"]!.AsArray().Count.ShouldBe(2);
        door.Asked.ShouldBe($"Token {MappedDoor.ApiToken} /api/v1/organizers/acmecorp/events/democon/orders/ABC23/");

        // pretix may send the same notification twice; the order may have changed meanwhile.
        door.Order = (200, SentBodies.PretixOrder.Replace("\"total\":\"46.00\"", "\"total\":\"23.00\"", StringComparison.Ordinal).Replace("emil@", "emil.erst@", StringComparison.Ordinal));
        var again = await PostAsync(Address, SentBodies.Json, SentBodies.PretixHook);
        again.Body["leads"]!.AsArray().ShouldAllBe(lead => (bool)lead!["replayed"]!);
        (await door.LeadsAsync("event-px", Token)).Select(lead => lead.Data!.Person!.FullName).Order(StringComparer.Ordinal).ShouldBe(["Emil Erst", "Zoe Zweit"]);
    }

    [Fact]
    public async Task A_source_without_a_mapping_stays_as_it_was()
    {
        (await PostAsync("plain", SentBodies.Form, "name=Anna&utm=x", ("X-Api-Key", "key-of-the-plain-source"))).Code.ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync("plain", "multipart/form-data; boundary=x", "--x--\r\n", ("X-Api-Key", "key-of-the-plain-source"))).Code.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await PostAsync("plain/anything-that-is-no-secret-0123", SentBodies.Form, "name=Anna", ("X-Api-Key", "key-of-the-plain-source"))).Code.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Neither_the_secret_of_an_address_nor_a_person_gets_into_the_log()
    {
        const string Body = """{"your-name":"Plantedname","your-email":"plantedmail@example.org","your-consent":"1"}""";
        (await PostAsync($"cf7/{MappedDoor.UrlSecret}", SentBodies.Json, Body)).Code.ShouldBe(HttpStatusCode.Accepted);
        await PostAsync("cf7/Plantedsecret-0123456789abcdef", SentBodies.Json, Body);
        await PostAsync("cf7", SentBodies.Json, Body, ("Authorization", "Bearer Plantedsecret-0123456789abcdef"));
        door.Order = (500, "{}");
        await PostAsync($"event-px/{MappedDoor.UrlSecret}", SentBodies.Json, SentBodies.PretixHook.Replace("ABC23", "Plantedcode", StringComparison.Ordinal));
        door.Log.Text.ShouldContain("could not be fetched (status 500)");
        door.Log.Text.ShouldContain("Executing endpoint", customMessage: "the operator's settings hold, so that the test looks at a full log");
        foreach (var planted in new[] { MappedDoor.UrlSecret, MappedDoor.ApiToken, "Plantedsecret", "Plantedname", "plantedmail", "Plantedcode" })
        {
            door.Log.Text.ShouldNotContain(planted);
        }
    }

    private static byte[] Hash(string body) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(MappedDoor.HmacSecret), Encoding.UTF8.GetBytes(body));

    private async Task<(HttpStatusCode Code, JsonNode Body)> PostAsync(string address, string type, string body, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/intake/{address}") { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await door.Http.SendAsync(request, Token);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!);
    }
}
