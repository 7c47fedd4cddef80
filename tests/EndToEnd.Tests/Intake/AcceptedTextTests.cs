using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Intake;

/// <summary>Text that looks like code, and numbers that look like cards, are text and numbers.</summary>
[Collection(nameof(ServingProduct))]
public sealed class AcceptedTextTests(ServingProduct serving)
{
    private readonly RunningProduct _product = serving.Product;

    [Fact]
    public async Task Code_in_every_field_is_text_in_the_crm_and_in_the_protocol()
    {
        const string Sql = "Robert'); DROP TABLE leads;--";
        const string Typst = "#panic(\"x\") $x$ *b* @ref \\u{41} // c";
        const string Html = "<script>alert(1)</script><b>&amp;";
        const string Script = "${7*7}{{7*7}}`%00`";
        var answer = await _product.LeadAsync("contact-form", new JsonObject
        {
            ["person"] = new JsonObject { ["givenName"] = Sql, ["familyName"] = Typst, ["jobTitle"] = Html, ["email"] = "o'malley+%27--@example.org" },
            ["company"] = new JsonObject { ["name"] = Html, ["website"] = "javascript:alert(1)", ["address"] = new JsonObject { ["street"] = Script, ["city"] = Typst } },
            ["message"] = $"{Sql} {Typst} {Html} {Script}",
        });
        answer.String("status").ShouldBe("completed");

        var contact = await FieldsAsync("Contact", "o''malley");
        ((string)contact["givenName"]!).ShouldBe(Sql);
        ((string)contact["familyName"]!).ShouldBe(Typst);
        ((string)contact["jobTitle"]!).ShouldBe(Html);
        var company = await FieldsAsync("Company", "alert(1)");
        ((string)company["name"]!).ShouldBe(Html);
        ((string)company["street"]!).ShouldBe(Script);

        var text = await PdfTextAsync(answer);
        foreach (var piece in new[] { Sql, Typst, Html })
        {
            text.ShouldContain(Bare(piece));
        }
    }

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("DE89370400440532013000")]
    [InlineData("GB82 WEST 1234 5698 7654 32")]
    [InlineData("+49 30 9018 20 4711 0815")]
    [InlineData("+4915112345678901")]
    [InlineData("Auftrag 4111111111111112")]
    [InlineData("41111111111111111111111111")]
    [InlineData("am 24.12.2026, 3 x 400 g")]
    public async Task A_number_that_is_no_card_is_taken(string number)
    {
        var lead = Product.Intake.Lead("Nora", "Zahlenfee");
        lead["message"] = number;
        var answer = await _product.PostAsync("contact-form", lead);
        answer.Code.ShouldBe(HttpStatusCode.Accepted, answer.Text);
    }

    [Fact]
    public async Task A_valid_signature_opens_the_door_without_a_key()
    {
        var body = Product.Intake.Lead("Signe", "Unterschrift").ToJsonString();
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hex = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(RunningProduct.Secret), Encoding.UTF8.GetBytes($"{time}.{body}")));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await _product.SendAsync("contact-form", content, ("X-Api-Key", ""), ("X-Signature", $"t={time},v1={hex}"));
        answer.Code.ShouldBe(HttpStatusCode.Accepted, answer.Text);
    }

    [Fact]
    public async Task A_field_that_means_nothing_is_named_and_a_hostile_name_of_one_is_not_repeated()
    {
        var lead = Product.Intake.Lead("Ines", "Fremdfeld");
        lead["utm_source"] = "x";
        lead[new string('n', 5_000)] = "x";
        lead["4111111111111111"] = "x";
        var answer = await _product.PostAsync("contact-form", lead);
        answer.Code.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        answer.Text.ShouldContain("utm_source");
        answer.Text.ShouldNotContain("nnnn");
        answer.Text.ShouldNotContain("4111111111111111");
    }

    private async Task<JsonNode> FieldsAsync(string kind, string part) => JsonNode.Parse(
        (await _product.QueryAsync($"""SELECT "Fields" FROM crm_records WHERE "Kind" = '{kind}' AND "Fields" LIKE '%{part}%' """)).ShouldHaveSingleItem()[0])!;

    private async Task<string> PdfTextAsync(Answer lead)
    {
        var number = (await _product.QueryAsync($"""SELECT p."Number" FROM protocols p JOIN leads l ON l."CheckId" = p."CheckId" WHERE l."Id" = '{lead.String("id")}'""")).ShouldHaveSingleItem()[0];
        var file = Path.Combine(_product.Data, number + ".pdf");
        await File.WriteAllBytesAsync(file, await _product.Http.GetByteArrayAsync(new Uri($"/protocols/{number}.pdf", UriKind.Relative)));
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return Bare(await process.StandardOutput.ReadToEndAsync());
    }

    /// <summary>Without blanks and line ends, which the page's layout adds and takes.</summary>
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00AD' or '\u200B')));
}
