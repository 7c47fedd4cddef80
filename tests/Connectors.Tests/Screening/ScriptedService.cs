using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Screening;
using WorkflowConnect.Connectors.Tests.WireMock;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Tests.Screening;

/// <summary>A service that WireMock plays, and the connector that asks it.</summary>
internal sealed class ScriptedService(WireMockServer server, ServiceKind kind) : IDisposable
{
    public static readonly ScreeningProfile Profile = new() { Name = "test", Version = 1, MandatoryLists = [ListCodes.Eu, ListCodes.Un], AdvisoryLists = [ListCodes.OfacSdn] };
    private ServiceHttp? _http;

    public ServiceOptions Options { get; } = new()
    {
        Mode = ServiceMode.Alone,
        Kind = kind,
        Address = server.Address,
        Timeout = TimeSpan.FromSeconds(20),
        Retries = 0,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        BatchSize = 2,
    };

    public string SearchMethod => kind == ServiceKind.Yente ? "POST" : "GET";

    public string SearchPath => kind == ServiceKind.Yente ? "/match/sanctions" : "/v2/search";

    public string ListsPath => kind == ServiceKind.Yente ? "/catalog" : "/v2/listinfo";

    /// <summary>The service's lists are there and of this age.</summary>
    public Task ListsAsync(double hours = 1, bool withUn = true) => server.AnswerAsync("GET", ListsPath, new JsonObject { ["jsonBody"] = Lists(hours, withUn) });

    public Task SearchAsync(JsonNode body, JsonObject? scenario = null) => server.AnswerAsync(SearchMethod, SearchPath, new JsonObject { ["jsonBody"] = body }, scenario);

    public Task<IReadOnlyList<ScreeningResult>> ScreenAsync(params string[] names) => ScreenAsync(Screener(), names);

    public static async Task<IReadOnlyList<ScreeningResult>> ScreenAsync(IScreener screener, params string[] names) => await screener.ScreenAsync(
        [.. names.Select(name => new Party { Kind = PartyKind.Person, Name = name, BirthDate = PartialDate.OfYear(1960), Countries = ["IR"] })],
        Profile,
        TestContext.Current.CancellationToken);

    public IScreener Screener()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        _http ??= new ServiceHttp(options, (_, _) => Task.FromResult<string?>("key-of-the-service"), TimeProvider.System, NullLogger<ServiceHttp>.Instance);
        return kind == ServiceKind.Yente
            ? new YenteScreener(options, _http, TimeProvider.System, NullLogger<YenteScreener>.Instance)
            : new WatchmanScreener(options, _http, TimeProvider.System, NullLogger<WatchmanScreener>.Instance);
    }

    /// <summary>What the service says when it found this, or nothing.</summary>
    public JsonNode Found(double? score, params string[] keys) => kind == ServiceKind.Yente
        ? new JsonObject
        {
            ["responses"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)new JsonObject
            {
                ["status"] = 200,
                ["results"] = score is null ? [] : new JsonArray(Yente(score.Value)),
                ["total"] = new JsonObject { ["value"] = 0, ["relation"] = "eq" },
            }))),
            ["limit"] = 20,
        }
        : new JsonObject { ["entities"] = score is null ? null : new JsonArray(Watchman(score.Value)) };

    public void Dispose() => _http?.Dispose();

    private static JsonObject Yente(double score) => new()
    {
        ["id"] = "NK-1",
        ["caption"] = "Zdenko Vrbanjac",
        ["schema"] = "Person",
        ["properties"] = new JsonObject { ["name"] = new JsonArray("Zdenko Vrbanjac", "Зденко Врбаняц"), ["birthDate"] = new JsonArray("1960"), ["nationality"] = new JsonArray("ir"), ["programId"] = new JsonArray("EU-TEST") },
        ["datasets"] = new JsonArray("eu_fsf", "us_ofac_sdn"),
        ["referents"] = new JsonArray("eu-fsf-1"),
        ["score"] = score,
        ["features"] = new JsonObject { ["name_match"] = score },
        ["match"] = score >= 0.7,
    };

    private static JsonObject Watchman(double score) => new()
    {
        ["name"] = "Zdenko Vrbanjac",
        ["entityType"] = "person",
        ["sourceList"] = "eu_csl",
        ["sourceID"] = "NK-1",
        ["person"] = new JsonObject { ["name"] = "Zdenko Vrbanjac", ["altNames"] = new JsonArray("Зденко Врбаняц"), ["birthDate"] = "1960-01-01T00:00:00Z" },
        ["sanctionsInfo"] = new JsonObject { ["programs"] = new JsonArray("EU-TEST") },
        ["match"] = score,
    };

    private JsonNode Lists(double hours, bool withUn)
    {
        var at = TimeProvider.System.GetUtcNow().AddHours(-hours);
        if (kind == ServiceKind.Watchman)
        {
            return new JsonObject
            {
                ["lists"] = new JsonObject { ["eu_csl"] = 5_000, ["un_csl"] = withUn ? 1_000 : 0, ["us_ofac"] = 18_000 },
                ["listHashes"] = new JsonObject { ["eu_csl"] = "a1", ["un_csl"] = "b2", ["us_ofac"] = "c3" },
                ["endedAt"] = at.ToString("O"),
                ["version"] = "v0.60.0",
            };
        }

        string[] names = ["sanctions", "eu_fsf", "us_ofac_sdn", .. withUn ? (string[])["un_sc_sanctions"] : []];
        return new JsonObject
        {
            ["datasets"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject
            {
                ["name"] = name,
                ["version"] = $"{at:yyyyMMddHHmmss}-abc",
                ["index_version"] = $"{at:yyyyMMddHHmmss}-abc",
                ["index_current"] = true,
            })]),
        };
    }
}
