using System.Net;
using System.Net.Http.Headers;
using System.Text;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Brevo.Prism;

/// <summary>Every request that the connector makes has the shape that Brevo's API description asks for.</summary>
public sealed class BrevoShapeTests(BrevoPrism prism) : IClassFixture<BrevoPrism>
{
    private const string Base = "/v3/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_of_additions_confirmations_probes_and_erasures_fit()
    {
        await using var world = new BrevoWorld();
        await world.Brevo.StartAsync();
        await UseAllAsync(world);
        var operations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (method, path, body) in world.Brevo.Requests)
        {
            path.ShouldStartWith(Base);
            using var request = RequestOf(method, path[Base.Length..], body);
            using var answer = await prism.Client.SendAsync(request, Token);
            var violations = answer.Headers.TryGetValues("sl-violations", out var named) ? string.Join(' ', named) : "";
            ((int)answer.StatusCode).ShouldBeLessThan(300, $"{method} {path} {body}\n{await answer.Content.ReadAsStringAsync(Token)}\n{violations}");
            violations.ShouldNotContain("\"request\"");
            operations.Add($"{method} {string.Join('/', path[Base.Length..].Split('?')[0].Split('/').Where(part => !part.All(char.IsAsciiDigit) && !part.Contains('@', StringComparison.Ordinal)))}");
        }

        operations.Order(StringComparer.Ordinal).ShouldBe(
        [
            "DELETE contacts",
            "GET account", "GET contacts", "GET contacts/attributes", "GET contacts/folders", "GET contacts/lists",
            "POST contacts", "POST contacts/doubleOptinConfirmation", "POST contacts/folders", "POST contacts/lists", "POST contacts/lists/contacts/add",
        ]);
    }

    /// <summary>The check checks: each of these is refused.</summary>
    [Theory]
    [InlineData("POST", "contacts", """{"email":"anna@example.org","listIds":"1"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "contacts", """{"email":"anna@example.org","lists":[1]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "contacts/lists", """{"name":"Newsletter"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "contacts/lists/1/contacts/add", """{"ids":["one"]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "contacts/doubleOptinConfirmation", """{"email":"anna@example.org","includeListIds":[1]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("GET", "contacts/folders", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("GET", "lists", "", HttpStatusCode.NotFound)]
    public async Task A_request_of_the_wrong_shape_is_refused(string method, string path, string body, HttpStatusCode expected)
    {
        using var request = RequestOf(method, path, body);
        using var answer = await prism.Client.SendAsync(request, Token);
        (answer.StatusCode == HttpStatusCode.BadRequest ? HttpStatusCode.UnprocessableEntity : answer.StatusCode).ShouldBe(expected);
    }

    private static async Task UseAllAsync(BrevoWorld world)
    {
        var crm = world.Worker();
        world.Put("bert@example.org", null);
        var contact = world.Crm.Add("anna@example.org");
        await crm.WriteAsync([new AddToList("l1", contact, "Newsletter"), new AddToList("l2", contact, "Messe"), new AddToList("l3", world.Crm.Add("bert@example.org"), "Newsletter")], Token);
        await crm.WriteAsync([new AddToList("l4", world.Crm.Add("anna@example.invalid"), "Newsletter")], Token);
        world.Options.DoubleOptIn = true;
        await crm.WriteAsync([new AddToList("l5", world.Crm.Add("carl@example.org"), "Newsletter"), new AddToList("l6", contact, "Kunden")], Token);
        await crm.ProbeAsync(Token);
        await crm.EraseAsync(contact, Token);
    }

    private static HttpRequestMessage RequestOf(string method, string path, string body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Add("api-key", BrevoServer.Key);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        }

        return request;
    }
}
