using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;

namespace WorkflowConnect.Connectors.Tests.Crm.SignIn;

/// <summary>A person agrees, and calls are made for them; a played vendor that changes the refresh token with every use.</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    private static readonly Uri Redirect = new("http://localhost/");

    private readonly WebApplication _server;
    private readonly Secrets _secrets = new() { Values = { ["crm"] = "s&cret\n" } };
    private readonly List<string> _calls = [];
    private string _refresh = "first";
    private string _access = "";
    private int _given;

    public ConsentTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/token", async (HttpRequest request) => Give(request, await request.ReadFormAsync()));
        _server.MapPost("/record", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            _calls.Add($"{request.Headers.Authorization} {await reader.ReadToEndAsync()}");
            return request.Headers.Authorization == $"Bearer {_access}" ? Results.Json(new { id = 1 }) : Results.Json(new { status = "error" }, statusCode: 401);
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CrmOptions Options(CrmKind kind = CrmKind.Pipedrive) => new()
    {
        Kind = kind,
        Address = new Uri(_server.Urls.First()),
        TokenAddress = new Uri(new Uri(_server.Urls.First()), "token"),
        User = "client",
    };

    public async ValueTask InitializeAsync() => await _server.StartAsync(Token);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(CrmKind.HubSpot, "https://app.hubspot.com/oauth/authorize", "crm.objects.contacts.write")]
    [InlineData(CrmKind.Pipedrive, "https://oauth.pipedrive.com/oauth/authorize", null)]
    public async Task Who_agrees_in_the_browser_connects_the_product(CrmKind kind, string page, string? scope)
    {
        var connect = new ConnectCrm(Options(kind), _secrets, TimeProvider.System);
        var (address, state) = connect.Begin(Redirect, scopes: null);
        address.GetLeftPart(UriPartial.Path).ShouldBe(page);
        var asked = QueryHelpers.ParseQuery(address.Query);
        new[] { "client_id", "redirect_uri", "state", "response_type" }.Select(name => asked[name].ToString()).ShouldBe(["client", "http://localhost/", state, "code"]);
        (asked.TryGetValue("scope", out var scopes) && scopes.ToString().Split(' ').Contains(scope)).ShouldBe(scope is not null);
        asked.ContainsKey("scope").ShouldBe(scope is not null, "Pipedrive's app holds its scopes itself");
        (await connect.FinishAsync(Redirect, state, $" http://localhost/?code=agreed&state={state}\n", Token)).ShouldBe("crm-refresh");
        _secrets.Values["crm-refresh"].ShouldBe("first");
    }

    [Theory]
    [InlineData("no address", "no address")]
    [InlineData("http://localhost/?code=agreed&state=0123", "another sign-in")]
    [InlineData("http://localhost/?code=agreed", "another sign-in")]
    [InlineData("http://localhost/?error=access_denied&error_description=Anna&state=STATE", "refused in the browser")]
    [InlineData("http://localhost/?error=Anna&state=STATE", "reports an error")]
    [InlineData("http://localhost/?state=STATE", "no code")]
    public async Task What_is_no_consent_changes_nothing_and_says_why(string arrived, string says)
    {
        var connect = new ConnectCrm(Options(), _secrets, TimeProvider.System);
        var (_, state) = connect.Begin(Redirect, scopes: null);
        var error = await Should.ThrowAsync<InvalidDataException>(() => connect.FinishAsync(Redirect, state, arrived.Replace("STATE", state, StringComparison.Ordinal), Token));
        error.Message.ShouldContain(says);
        error.Message.ShouldNotContain("Anna");
        _secrets.Values.Keys.ShouldBe(["crm"]);
    }

    [Fact]
    public async Task A_code_that_the_vendor_refuses_says_what_to_check()
    {
        var connect = new ConnectCrm(Options(), _secrets, TimeProvider.System);
        var (_, state) = connect.Begin(Redirect, scopes: null);
        (await Should.ThrowAsync<IOException>(() => connect.FinishAsync(Redirect, state, $"http://localhost/?code=used&state={state}", Token))).Message.ShouldContain("invalid_grant");
        _secrets.Values.Remove("crm");
        (await Should.ThrowAsync<IOException>(() => connect.FinishAsync(Redirect, state, $"http://localhost/?code=agreed&state={state}", Token))).Message.ShouldContain("secrets set crm");
    }

    [Fact]
    public void A_CRM_with_a_key_and_one_without_a_client_id_say_how_they_are_connected()
    {
        Should.Throw<InvalidDataException>(() => new ConnectCrm(Options(CrmKind.Odoo), _secrets, TimeProvider.System).Begin(Redirect, null)).Message.ShouldContain("secrets set crm");
        var options = Options();
        options.User = null;
        Should.Throw<InvalidDataException>(() => new ConnectCrm(options, _secrets, TimeProvider.System).Begin(Redirect, null)).Message.ShouldContain("Crm:User");
    }

    [Fact]
    public async Task A_token_that_ends_amid_the_work_is_renewed_and_the_call_is_carried_out_once()
    {
        _secrets.Values["crm-refresh"] = "first";
        using var vendor = new VendorHttp(Options(), TimeProvider.System);
        using var calls = SignedCalls(vendor);
        (await calls.SendAsync(Write("a"), Token)).IsSuccess.ShouldBeTrue();
        _access = "ended";
        (await calls.SendAsync(Write("b"), Token)).IsSuccess.ShouldBeTrue();
        _calls.ShouldBe(["Bearer access-1 a", "Bearer access-1 b", "Bearer access-2 b"]);
        _secrets.Values["crm-refresh"].ShouldBe(_refresh, "the vendor gave a new one and knows the old one no more");
    }

    [Fact]
    public async Task Two_nodes_share_the_refresh_token_that_changes()
    {
        _secrets.Values["crm-refresh"] = "first";
        using var vendor = new VendorHttp(Options(), TimeProvider.System);
        using var one = SignedCalls(vendor);
        using var other = SignedCalls(vendor);
        for (var i = 0; i < 3; i++)
        {
            (await one.SendAsync(Write("one"), Token)).IsSuccess.ShouldBeTrue();
            (await other.SendAsync(Write("other"), Token)).IsSuccess.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_node_whose_refresh_token_another_one_changed_meanwhile_reads_it_again()
    {
        _secrets.Values["crm-refresh"] = "stale";
        _secrets.AfterRead = () => _secrets.Values["crm-refresh"] = "first";
        using var vendor = new VendorHttp(Options(), TimeProvider.System);
        using var calls = SignedCalls(vendor);
        (await calls.SendAsync(Write("a"), Token)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task A_consent_that_was_withdrawn_says_what_to_do_and_sends_nothing()
    {
        _secrets.Values["crm-refresh"] = "withdrawn";
        using var vendor = new VendorHttp(Options(), TimeProvider.System);
        using var calls = SignedCalls(vendor);
        var trouble = await Should.ThrowAsync<VendorTrouble>(() => calls.SendAsync(Write("a"), Token));
        trouble.Message.ShouldContain("crm connect");
        trouble.Message.ShouldNotContain("withdrawn\"");
        _calls.ShouldBeEmpty();
        _secrets.Values.Remove("crm-refresh");
        (await Should.ThrowAsync<VendorTrouble>(() => calls.SendAsync(Write("a"), Token))).Message.ShouldContain("crm connect");
    }

    private SignedHttp SignedCalls(VendorHttp http) => new(http, ConnectCrm.SignIn(Options(), ConsentPage.Of(CrmKind.Pipedrive)!, _secrets, http, TimeProvider.System));

    private static VendorRequest Write(string body) => new() { Method = HttpMethod.Post, Path = "record", Body = Encoding.UTF8.GetBytes(body), IsWrite = true };

    /// <summary>HubSpot's way has the client in the body, Pipedrive's in a header.</summary>
    private IResult Give(HttpRequest request, IFormCollection form)
    {
        var client = request.Headers.Authorization.ToString() is ['B', 'a', 's', 'i', 'c', ' ', .. var basic] ? Encoding.UTF8.GetString(Convert.FromBase64String(basic)) : $"{form["client_id"]}:{form["client_secret"]}";
        if (client != "client:s&cret")
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: (int)HttpStatusCode.Unauthorized);
        }

        var isCode = form["grant_type"] == "authorization_code" && form["code"] == "agreed" && form["redirect_uri"] == "http://localhost/";
        if (!isCode && !(form["grant_type"] == "refresh_token" && form["refresh_token"] == _refresh))
        {
            return Results.Json(new { error = "invalid_grant", error_description = "Anna" }, statusCode: (int)HttpStatusCode.BadRequest);
        }

        if (!isCode)
        {
            _refresh = $"refresh-{++_given}";
            _access = $"access-{_given}";
        }

        return Results.Json(new { access_token = _access, refresh_token = _refresh, expires_in = 1_800, token_type = "bearer" });
    }

    private sealed class Secrets : IKeptSecrets
    {
        public Dictionary<string, string> Values { get; init; } = new(StringComparer.Ordinal);

        public Action AfterRead { get; set; } = () => { };

        public Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
        {
            var value = Values.GetValueOrDefault(name);
            if (name == "crm-refresh")
            {
                AfterRead();
            }

            return Task.FromResult(value);
        }

        public Task WriteAsync(string name, string value, CancellationToken cancellationToken)
        {
            Values[name] = value;
            return Task.CompletedTask;
        }
    }
}
