using System.Net;
using System.Net.Http.Headers;
using System.Text;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp.Prism;

/// <summary>Every request that the connector makes has the shape that weclapp's API description asks for.</summary>
public sealed class WeclappShapeTests(PrismServer prism) : IClassFixture<PrismServer>
{
    private const string Base = "/webapp/api/v2/";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_of_leads_marks_blocks_pages_and_erasures_fit()
    {
        await using var world = new WeclappWorld();
        await world.Weclapp.StartAsync();
        await UseAllAsync(world);
        var operations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in world.Weclapp.Requests)
        {
            using var request = RequestOf(call);
            using var answer = await prism.Client.SendAsync(request, Token);
            var violations = answer.Headers.TryGetValues("sl-violations", out var named) ? string.Join(' ', named) : "";
            ((int)answer.StatusCode).ShouldBeLessThan(300, $"{call.Method} {call.PathAndQuery} {(call.ContentType == "application/json" ? Encoding.UTF8.GetString(call.Body) : "")}\n{violations}");
            violations.ShouldNotContain("\"request\"");
            operations.Add($"{call.Method} {call.PathAndQuery[Base.Length..].Split('?', '/')[0]}");
        }

        operations.Order(StringComparer.Ordinal).ShouldBe(
        [
            "DELETE comment", "DELETE document", "DELETE party",
            "GET comment", "GET customAttributeDefinition", "GET document", "GET party", "GET tag",
            "POST comment", "POST customAttributeDefinition", "POST document", "POST party", "POST tag",
            "PUT party",
        ]);
    }

    /// <summary>The check checks: each of these is refused.</summary>
    [Theory]
    [InlineData("POST", "party", """{"partyType":"COMPANY","company":"x"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "party", """{"partyType":"ORGANIZATION","companyName":"x"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("PUT", "party/id/1", """{"customAttributes":[{"attributeDefinitionId":"1","dateValue":"2026-11-20"}]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "document/upload?entityName=party&entityId=1", "{}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("GET", "parties", null, HttpStatusCode.NotFound)]
    public async Task A_request_of_the_wrong_shape_is_refused(string method, string path, string? body, HttpStatusCode expected)
    {
        using var request = RequestOf(new WeclappCall(method, Base + path, body is null ? null : "application/json", Encoding.UTF8.GetBytes(body ?? "")));
        using var answer = await prism.Client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(expected);
    }

    private static async Task UseAllAsync(WeclappWorld world)
    {
        var crm = world.Worker();
        world.Options.BlockCustomers = true;
        await crm.ProvisionAsync((await crm.ProbeAsync(Token)).Missing, Token);
        var company = (await crm.WriteAsync([Of(RecordKind.Company, "c1", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.VatId, "DE 123456789"), (CrmFields.Country, "DE"))], Token))[0].Record!;
        await crm.WriteAsync([Of(RecordKind.Company, "c2", (CrmFields.Name, "Nordlicht GmbH"), (CrmFields.City, "Kiel"), (CrmFields.Website, "https://nordlicht.example"))], Token);
        string[] ids = ["p1", "p2"];
        foreach (var id in ids)
        {
            var contact = Of(RecordKind.Contact, id, (CrmFields.Name, "Anna Groß"), (CrmFields.Email, $"{id}@example.org"), (CrmFields.Salutation, "Frau"), (CrmFields.BirthDate, "1980-03-29"), (CrmFields.Street, "Hafen 1")) with { Company = company };
            var record = (await crm.WriteAsync([contact], Token))[0].Record!;
            var document = (await crm.WriteAsync([new AttachDocument($"{id}:d", [company, record], "P-1.pdf", "application/pdf", new byte[] { 1, 2 }, id)], Token))[0];
            await crm.WriteAsync(
                [
                    new AddToList($"{id}:l", record, "Newsletter"),
                    new LogActivity($"{id}:a", [company, record], "Sanctions screening: hit", "Protocol P-1", "hit", At, document.Reference),
                    new MarkScreened($"{id}:m", company, At, "hit", "P-1", CrmBlock.Pending),
                    new MarkScreened($"{id}:n", company, At.AddDays(1), "clear", null, CrmBlock.None),
                    new MarkScreened($"{id}:o", record, At, "clear", "P-1"),
                ],
                Token);
            world.Weclapp.Kept.UnionWith(id == "p2" ? [record.Id] : []);
            await crm.EraseAsync(record, Token);
        }

        world.Weclapp.Break("POST party ORGANIZATION", Fault.ResetAfter);
        await crm.WriteAsync([Of(RecordKind.Company, "c3", (CrmFields.Name, "Südwind AG"))], Token);
        var page = new CrmPageRequest { Kind = RecordKind.Company, PageSize = 1 };
        foreach (var request in new[] { page, page with { ChangedSince = At.AddYears(-1) }, page with { ScreenedBefore = At.AddYears(1) } })
        {
            await crm.ReadPageAsync(request with { Cursor = (await crm.ReadPageAsync(request, Token)).NextCursor }, Token);
        }

        await crm.ProbeAsync(Token);
    }

    private static UpsertRecord Of(RecordKind kind, string key, params (string Field, string Value)[] fields) => new(key, kind, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal));

    private static HttpRequestMessage RequestOf(WeclappCall call)
    {
        call.PathAndQuery.ShouldStartWith(Base);
        var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(call.PathAndQuery[Base.Length..], UriKind.Relative));
        request.Headers.Add("AuthenticationToken", WeclappServer.Key);
        if (call.ContentType is { } type)
        {
            request.Content = new ByteArrayContent(call.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return request;
    }
}
