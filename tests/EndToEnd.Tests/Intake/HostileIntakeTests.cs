using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Intake;

/// <summary>What must not come in: a clear 4xx, every field named, nothing repeated, nothing written.</summary>
[Collection(nameof(ServingProduct))]
public sealed class HostileIntakeTests(ServingProduct serving) : IAsyncLifetime
{
    private const string Planted = "Plantedvalue";
    private readonly RunningProduct _product = serving.Product;
    private long _before;

    public static TheoryData<string, string, int> Bodies => new()
    {
        { "empty", "", 400 },
        { "blanks", "   ", 400 },
        { "a word", Planted, 400 },
        { "cut off", "{\"person\":{\"familyName\":\"" + Planted, 400 },
        { "trailing comma", "{\"email\":\"a@example.org\",}", 400 },
        { "comment", "{/* x */\"email\":\"a@example.org\"}", 400 },
        { "two objects", "{\"email\":\"a@example.org\"}{}", 400 },
        { "array", "[\"" + Planted + "\"]", 400 },
        { "text", "\"" + Planted + "\"", 400 },
        { "null", "null", 400 },
        { "name twice", "{\"familyName\":\"" + Planted + "\",\"familyName\":\"Other\"}", 400 },
        { "escaped name twice", "{\"familyName\":\"" + Planted + "\",\"family\\u004eame\":\"Other\"}", 400 },
        { "nothing usable", "{}", 422 },
        { "only foreign fields", "{\"utm\":\"" + Planted + "\"}", 422 },
        { "raw control character", "{\"familyName\":\"" + Planted + "\u0001\"}", 400 },
        { "lone surrogate in a name", "{\"\\ud800\":\"x\",\"familyName\":\"" + Planted + "\"}", 400 },
        { "NaN", "{\"familyName\":NaN}", 400 },
        { "byte order mark inside", "{\uFEFF\"familyName\":\"" + Planted + "\"}", 400 },
    };

    /// <summary>Field and value in JSON, and the field that the answer names.</summary>
    public static TheoryData<string, string, string> Values => new()
    {
        { "person.familyName", "12345", "person.familyName" },
        { "person.familyName", "true", "person.familyName" },
        { "person.familyName", "[\"Plantedvalue\"]", "person.familyName" },
        { "person.familyName", "{\"x\":\"Plantedvalue\"}", "person.familyName" },
        { "person.familyName", "\"Plantedvalue\\ud800\"", "person.familyName" },
        { "person.familyName", "\"\\udc00Plantedvalue\"", "person.familyName" },
        { "person.familyName", "\"Planted\\u0000value\"", "person.familyName" },
        { "person.familyName", "\"Plantedvalue\\u001b[31m\"", "person.familyName" },
        { "person.familyName", "\"Plantedvalue\\u0085\"", "person.familyName" },
        { "person.email", "\"Plantedvalue\"", "person.email" },
        { "person.email", "\"Plantedvalue@example.org, b@example.org\"", "person.email" },
        { "person.email", "\"Plantedvalue@example.org\\r\\nBcc: b@example.org\"", "person.email" },
        { "person.birthDate", "\"Plantedvalue\"", "person.birthDate" },
        { "person.birthDate", "\"31.02.1980\"", "person.birthDate" },
        { "person.nationality", "\"Plantedvalue\"", "person.nationality" },
        { "person.phone", "\"Plantedvalue\"", "person.phone" },
        { "language", "\"tlh\"", "language" },
        { "lists", "[1,2]", "lists" },
        { "lists", "[[\"Plantedvalue\"]]", "lists" },
        { "person", "\"Plantedvalue\"", "person" },
        { "person", "[\"Plantedvalue\"]", "person" },
        { "person", "7", "person" },
        { "message", "\"Karte 4111 1111 1111 1111\"", "message" },
        { "message", "\"4111-1111-1111-1111\"", "message" },
        { "message", "\"4111111111111111 gültig bis 12/27, Prüfziffer 123\"", "message" },
        { "message", "\"4111111111111111 12/27 123\"", "message" },
        { "message", "\"Nr.4111.1111.1111.1111\"", "message" },
        { "message", "\"378282246310005\"", "message" },
        { "person.givenName", "\"5500000000000004\"", "person.givenName" },
        { "person.phone", "\"4111 1111 1111 1111\"", "person.phone" },
        { "company.name", "\"4111 1111 1111 1111\"", "company.name" },
        { "company.address.street", "\"4111 1111 1111 1111\"", "company.address.street" },
        { "unknownField", "\"4111111111111111\"", "unknownField" },
    };

    public async ValueTask InitializeAsync() => _before = await CountAsync();

    public async ValueTask DisposeAsync() => (await CountAsync()).ShouldBe(_before, "a refused lead writes nothing");

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_lead_is_refused(string what, string body, int status)
    {
        what.ShouldNotBeEmpty();
        (await SendAsync(Encoding.UTF8.GetBytes(body))).ShouldRefuse(status, Planted);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_field_that_cannot_be_taken_is_named_without_its_value(string field, string value, string named)
    {
        var answer = await SendAsync(Encoding.UTF8.GetBytes($$"""{"name":"Somebody","{{field}}":{{value}}}"""));
        // Long enough not to stand in the id of a trace by chance.
        answer.ShouldRefuse(422, Planted, "4111 1111", "4111-1111", "4111.1111", "41111111", "55000000", "37828224");
        answer.Fields.ShouldContain(named);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var answer = await _product.PostAsync("contact-form", new JsonObject
        {
            ["person"] = new JsonObject { ["familyName"] = new string('x', 10_000), ["email"] = Planted, ["birthDate"] = Planted, ["nationality"] = 7 },
            ["company"] = new JsonObject { ["website"] = new string('w', 5_000), ["address"] = new JsonObject { ["country"] = Planted } },
            ["message"] = "4111111111111111",
            ["language"] = Planted,
        });
        answer.ShouldRefuse(422, Planted, "xxxx");
        answer.Fields.Order(StringComparer.Ordinal).ShouldBe(
            ["company.address.country", "company.website", "language", "message", "person.birthDate", "person.email", "person.familyName", "person.nationality"]);
    }

    [Fact]
    public async Task A_field_sent_under_two_names_is_refused()
    {
        var answer = await SendAsync("{\"email\":\"plantedvalue@example.org\",\"e-mail\":\"other@example.org\"}"u8.ToArray());
        answer.ShouldRefuse(422, "plantedvalue");
        answer.Fields.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Invalid_utf8_is_refused(string type)
    {
        byte[] body = type == "application/json" ? [.. "{\"familyName\":\""u8, 0xC3, 0x28, .. "\"}"u8] : [.. "familyName="u8, 0xC3, 0x28];
        ((int)(await SendAsync(body, type)).Code).ShouldBeOneOf(400, 422);
        ((int)(await SendAsync([.. "{\"family"u8, 0xFF, .. "Name\":\"x\"}"u8])).Code).ShouldBeOneOf(400, 422);
        (await SendAsync("familyName=%C3%28"u8.ToArray(), "application/x-www-form-urlencoded")).ShouldRefuse(400);
        (await SendAsync("familyName=Planted%00value"u8.ToArray(), "application/x-www-form-urlencoded")).ShouldRefuse(422, "Planted");
    }

    [Fact]
    public async Task Nesting_a_thousand_deep_is_refused()
    {
        var body = string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000);
        (await SendAsync(Encoding.UTF8.GetBytes(body))).ShouldRefuse(400);
        (await SendAsync(Encoding.UTF8.GetBytes("{\"lists\":" + new string('[', 1_000) + new string(']', 1_000) + "}"))).ShouldRefuse(400);
    }

    [Fact]
    public async Task Thousands_of_fields_are_refused()
    {
        var fields = string.Join(',', Enumerable.Range(0, 4_000).Select(i => $"\"f{i.ToString(CultureInfo.InvariantCulture)}\":1"));
        (await SendAsync(Encoding.UTF8.GetBytes("{\"name\":\"Somebody\"," + fields + "}"))).ShouldRefuse(422);
        var many = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"f{i.ToString(CultureInfo.InvariantCulture)}\":1"));
        (await SendAsync(Encoding.UTF8.GetBytes("{" + many + "}"))).ShouldRefuse(413);
        var form = string.Join('&', Enumerable.Range(0, 4_000).Select(i => $"f{i.ToString(CultureInfo.InvariantCulture)}=1"));
        (await SendAsync(Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded")).ShouldRefuse(400);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/json-patch+json")]
    public async Task Another_content_type_is_refused(string type) =>
        (await SendAsync("{\"name\":\"Somebody\"}"u8.ToArray(), type)).ShouldRefuse(415);

    [Fact]
    public async Task A_post_without_content_type_is_refused()
    {
        using var content = new ByteArrayContent("{\"name\":\"Somebody\"}"u8.ToArray());
        (await _product.SendAsync("contact-form", content)).ShouldRefuse(415);
    }

    [Fact]
    public async Task A_get_on_the_door_is_refused() => (await _product.GetAsync("/intake/contact-form")).ShouldRefuse(405);

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData("key-of-the-tests ; x")]
    [InlineData("Key-Of-The-Tests")]
    public async Task A_wrong_or_missing_key_is_refused(string key) =>
        (await _product.PostAsync("contact-form", Product.Intake.Lead("Planted", "Value"), ("X-Api-Key", key))).ShouldRefuse(401, "Planted");

    [Theory]
    [InlineData("unknown")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("%2e%2e%2fcontact-form")]
    [InlineData("contact-form%00")]
    [InlineData("contact-form%2f")]
    [InlineData("CONTACT-FORM")]
    public async Task An_unknown_source_is_refused_like_a_wrong_key(string source) =>
        ((int)(await _product.PostAsync(source, Product.Intake.Lead("Planted", "Value"))).Code).ShouldBeOneOf(400, 401, 404);

    [Fact]
    public async Task A_wrong_an_old_and_a_foreign_signature_are_refused()
    {
        var body = Product.Intake.Lead("Planted", "Value").ToJsonString();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string[] wrong =
        [
            Signature(now, body + " ", RunningProduct.Secret),
            Signature(now - 3_600, body, RunningProduct.Secret),
            Signature(now + 3_600, body, RunningProduct.Secret),
            Signature(now, body, "another-secret-of-somebody"),
            Signature(now, body, RunningProduct.Secret).Replace("v1=", "v0=", StringComparison.Ordinal),
            "t=,v1=", "t=99999999999999999999,v1=00", "garbage",
        ];
        foreach (var signature in wrong)
        {
            (await _product.SendAsync("contact-form", Json(body), ("X-Api-Key", ""), ("X-Signature", signature))).ShouldRefuse(401, "Planted");
        }
    }

    [Fact]
    public async Task An_idempotency_key_that_cannot_be_one_is_refused()
    {
        (await _product.PostAsync("contact-form", Product.Intake.Lead("Planted", "Value"), ("Idempotency-Key", new string('k', 300)))).ShouldRefuse(400, "kkkk");
        (await _product.PostAsync("contact-form", Product.Intake.Lead("Planted", "Value"), ("Idempotency-Key", "a\tb"))).ShouldRefuse(400);
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_with_and_without_a_stated_length()
    {
        var megabyte = new byte[1024 * 1024];
        Array.Fill(megabyte, (byte)' ');
        const string Head = "POST /intake/contact-form HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: key-of-the-tests\r\nContent-Type: application/json\r\n";
        var (code, text) = await RawHttp.SendAsync(
            _product.Address, [RawHttp.Bytes(Head + "Content-Length: 52428800\r\n\r\n"), .. Enumerable.Repeat((ReadOnlyMemory<byte>)megabyte, 50)]);
        code.ShouldBe(413, text);
        text.ShouldContain("application/problem+json");

        ReadOnlyMemory<byte> chunk = (byte[])[.. "100000\r\n"u8, .. megabyte, .. "\r\n"u8];
        (code, text) = await RawHttp.SendAsync(
            _product.Address, [RawHttp.Bytes(Head + "Transfer-Encoding: chunked\r\n\r\n"), .. Enumerable.Repeat(chunk, 50), RawHttp.Bytes("0\r\n\r\n")]);
        code.ShouldBe(413, text);
        text.ShouldContain("application/problem+json");
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 2\r\nX-Bad\0: 1\r\n\r\n{}")]
    [InlineData("Content-Length: -2\r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("Idempotency-Key: a\r\n b\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task Broken_http_is_a_bad_request(string rest)
    {
        var (code, text) = await RawHttp.SendAsync(_product.Address, RawHttp.Bytes(
            "POST /intake/contact-form HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Api-Key: key-of-the-tests\r\nContent-Type: application/json\r\n" + rest));
        code.ShouldBe(400, text);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string Signature(long at, string body, string secret)
    {
        var time = at.ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    private async Task<Answer> SendAsync(byte[] body, string type = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await _product.SendAsync("contact-form", content);
    }

    private Task<long> CountAsync() => _product.CountAsync("SELECT count(*) FROM leads");
}
