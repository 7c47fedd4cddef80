using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Screening;
using WorkflowConnect.Connectors.Tests.WireMock;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Tests.Screening;

/// <summary>External screening services: what they find, and that nothing but a whole answer is one.</summary>
[Collection(nameof(WireMockServer))]
public sealed class ServiceTests(WireMockServer server)
{
    public static TheoryData<ServiceKind> Kinds => [ServiceKind.Yente, ServiceKind.Watchman];

    /// <summary>Each fault, how WireMock plays it, and the word that the protocol gets.</summary>
    public static TheoryData<ServiceKind, string, string> Faults
    {
        get
        {
            var faults = new TheoryData<ServiceKind, string, string>();
            foreach (var kind in new[] { ServiceKind.Yente, ServiceKind.Watchman })
            {
                faults.Add(kind, """{"fault":"CONNECTION_RESET_BY_PEER"}""", "unreachable");
                faults.Add(kind, """{"fault":"EMPTY_RESPONSE"}""", "unreachable");
                faults.Add(kind, """{"fault":"MALFORMED_RESPONSE_CHUNK"}""", "unreachable");
                faults.Add(kind, """{"fault":"RANDOM_DATA_THEN_CLOSE"}""", "unreachable");
                faults.Add(kind, """{"status":503,"body":"busy"}""", "http503");
                faults.Add(kind, """{"status":500,"jsonBody":{"detail":"server error"}}""", "http500");
                faults.Add(kind, """{"status":429,"headers":{"Retry-After":"3600"}}""", "http429");
                faults.Add(kind, """{"status":401,"jsonBody":{"detail":"No API key provided."}}""", "http401");
                faults.Add(kind, """{"status":404,"jsonBody":{"detail":"No such dataset."}}""", "http404");
                faults.Add(kind, """{"status":302,"headers":{"Location":"http://127.0.0.1:1/elsewhere"}}""", "http302");
                faults.Add(kind, """{"status":204}""", "http204");
                faults.Add(kind, """{"status":200,"body":""}""", "empty");
                faults.Add(kind, """{"status":200,"body":"<html><body>Sign in</body></html>","headers":{"Content-Type":"text/html"}}""", "malformed");
                faults.Add(kind, """{"status":200,"body":"{\"responses\":{\"p0\":{\"results\":["}""", "malformed");
                faults.Add(kind, """{"status":200,"jsonBody":{"detail":"index is being rebuilt"}}""", "malformed");
                faults.Add(kind, """{"status":200,"jsonBody":{"error":"search failed","entities":[]}}""", "malformed");
                faults.Add(kind, """{"status":200,"jsonBody":[]}""", "malformed");
                faults.Add(kind, """{"status":200,"jsonBody":{}}""", "malformed");
            }

            faults.Add(ServiceKind.Yente, """{"status":200,"jsonBody":{"responses":{"p7":{"status":200,"results":[]}}}}""", "partial");
            faults.Add(ServiceKind.Yente, """{"status":200,"jsonBody":{"responses":{"p0":{"status":500,"results":[]}}}}""", "partial");
            faults.Add(ServiceKind.Yente, """{"status":200,"jsonBody":{"responses":{"p0":{"status":200,"results":null}}}}""", "partial");
            faults.Add(ServiceKind.Yente, """{"status":200,"jsonBody":{"responses":{"p0":{"status":200,"results":[{"id":"x","caption":"Somebody"}]}}}}""", "malformed");
            faults.Add(ServiceKind.Watchman, """{"status":200,"jsonBody":{"entities":{}}}""", "malformed");
            faults.Add(ServiceKind.Watchman, """{"status":200,"jsonBody":{"entities":[{"name":"Somebody","match":1.7,"sourceList":"eu_csl","sourceID":"1"}]}}""", "malformed");
            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_the_service_finds_is_a_result_with_its_entry_and_its_versions(ServiceKind kind)
    {
        using var service = await BeginAsync(kind);
        await service.ListsAsync();
        await service.SearchAsync(service.Found(0.98, "p0"));
        var result = (await service.ScreenAsync("Vrbanjac, Zdenko")).ShouldHaveSingleItem();
        result.Outcome.ShouldBe(ScreeningOutcome.Hit);
        var match = result.Matches.ShouldHaveSingleItem();
        match.Entry.List.ShouldBe("EU");
        match.Entry.Id.ShouldBe("NK-1");
        match.Entry.Names.Select(n => n.Script).ShouldBe(["Latn", "Cyrl"]);
        match.Entry.Programmes.ShouldBe(["EU-TEST"]);
        match.Parts.Sum(p => p.Points).ShouldBe(match.Score);
        result.Lists.Select(l => l.List).ShouldBe(["EU", "UN", "OFAC-SDN"]);
        var provider = result.Provider.ShouldNotBeNull();
        provider.Name.ShouldBe(kind == ServiceKind.Yente ? "yente" : "watchman");
        provider.Reference.ShouldContain("@");
        provider.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(ServiceKind.Yente, 0.97, ScreeningOutcome.Hit)]
    [InlineData(ServiceKind.Yente, 0.8, ScreeningOutcome.Review)]
    [InlineData(ServiceKind.Yente, 0.6, ScreeningOutcome.Clear)]
    [InlineData(ServiceKind.Yente, null, ScreeningOutcome.Clear)]
    [InlineData(ServiceKind.Watchman, 0.97, ScreeningOutcome.Hit)]
    [InlineData(ServiceKind.Watchman, 0.8, ScreeningOutcome.Review)]
    [InlineData(ServiceKind.Watchman, 0.6, ScreeningOutcome.Clear)]
    [InlineData(ServiceKind.Watchman, null, ScreeningOutcome.Clear)]
    public async Task The_thresholds_decide(ServiceKind kind, double? score, ScreeningOutcome outcome)
    {
        using var service = await BeginAsync(kind);
        await service.ListsAsync();
        await service.SearchAsync(service.Found(score, "p0"));
        var result = (await service.ScreenAsync("Zdenko Vrbanjac")).ShouldHaveSingleItem();
        result.Outcome.ShouldBe(outcome);
        (result.Nearest is not null).ShouldBe(score == 0.6);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_fault_reads_as_clear(ServiceKind kind, string response, string problem)
    {
        using var service = await BeginAsync(kind);
        await service.ListsAsync();
        await server.AnswerAsync(service.SearchMethod, service.SearchPath, JsonNode.Parse(response)!.AsObject());
        ShouldBeNotScreened((await service.ScreenAsync("Zdenko Vrbanjac")).ShouldHaveSingleItem(), problem);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_slow_service_is_not_waited_for_for_ever(ServiceKind kind)
    {
        using var service = await BeginAsync(kind);
        await service.ListsAsync();
        var screener = service.Screener();
        await service.SearchAsync(service.Found(null, "p0"));
        ShouldBeClear(await ScriptedService.ScreenAsync(screener, "Zdenko Vrbanjac"));
        // The lists are known by now, so that only the search meets the short time.
        service.Options.Timeout = TimeSpan.FromMilliseconds(300);
        await server.AnswerAsync(service.SearchMethod, service.SearchPath, new JsonObject { ["fixedDelayMilliseconds"] = 60_000, ["jsonBody"] = service.Found(null, "p0") });
        ShouldBeNotScreened((await ScriptedService.ScreenAsync(screener, "Zdenko Vrbanjac"))[0], "timeout");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nobody_listening_is_no_answer(ServiceKind kind)
    {
        using var service = await BeginAsync(kind);
        service.Options.Address = new Uri("http://127.0.0.1:1");
        ShouldBeNotScreened((await service.ScreenAsync("Zdenko Vrbanjac"))[0], "unreachable");
    }

    [Theory]
    [InlineData(ServiceKind.Yente, 73, true, "listTooOld")]
    [InlineData(ServiceKind.Yente, 1, false, "listMissing")]
    [InlineData(ServiceKind.Watchman, 73, true, "listTooOld")]
    [InlineData(ServiceKind.Watchman, 1, false, "listMissing")]
    public async Task Old_or_missing_lists_of_the_service_clear_nobody(ServiceKind kind, double hours, bool withUn, string problem)
    {
        using var service = await BeginAsync(kind);
        await service.ListsAsync(hours, withUn);
        await service.SearchAsync(service.Found(null, "p0"));
        var result = (await service.ScreenAsync("Zdenko Vrbanjac"))[0];
        ShouldBeNotScreened(result, problem);
        result.UnavailableLists.ShouldContain("UN");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_state_of_the_lists_that_cannot_be_read_clears_nobody(ServiceKind kind)
    {
        using var service = await BeginAsync(kind);
        await service.SearchAsync(service.Found(null, "p0"));
        ShouldBeNotScreened((await service.ScreenAsync("Zdenko Vrbanjac"))[0], "http404");
        await server.AnswerAsync("GET", service.ListsPath, new JsonObject { ["jsonBody"] = new JsonObject { ["status"] = "ok" } });
        ShouldBeNotScreened((await service.ScreenAsync("Zdenko Vrbanjac"))[0], "malformed");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_list_that_no_service_can_have_is_missed_by_one_that_decides_alone_only(ServiceKind kind)
    {
        using var service = await BeginAsync(kind);
        await service.ListsAsync();
        await service.SearchAsync(service.Found(null, "p0"));
        var profile = ScriptedService.Profile with { MandatoryLists = [.. ScriptedService.Profile.MandatoryLists, "HOUSE"] };
        Core.Parties.Party[] parties = [new() { Kind = Core.Parties.PartyKind.Person, Name = "Zdenko Vrbanjac" }];
        ShouldBeNotScreened((await service.Screener().ScreenAsync(parties, profile, TestContext.Current.CancellationToken))[0], "listMissing");
        service.Options.Mode = ServiceMode.SecondOpinion;
        ShouldBeClear(await service.Screener().ScreenAsync(parties, profile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_dataset_that_the_service_has_not_clears_nobody()
    {
        using var service = await BeginAsync(ServiceKind.Yente);
        await service.ListsAsync();
        service.Options.Dataset = "peps";
        ShouldBeNotScreened((await service.ScreenAsync("Zdenko Vrbanjac"))[0], "wrongDataset");
    }

    [Fact]
    public async Task In_half_an_answer_only_those_who_are_in_it_are_screened()
    {
        using var service = await BeginAsync(ServiceKind.Yente);
        service.Options.BatchSize = 3;
        await service.ListsAsync();
        await service.SearchAsync(service.Found(null, "p0", "p2"));
        var results = await service.ScreenAsync("One Somebody", "Two Somebody", "Three Somebody");
        results.Select(r => r.Outcome).ShouldBe([ScreeningOutcome.Clear, ScreeningOutcome.NotScreened, ScreeningOutcome.Clear]);
        ShouldBeNotScreened(results[1], "partial");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_passes_is_tried_again_as_the_service_asks(ServiceKind kind)
    {
        using var service = await BeginAsync(kind);
        service.Options.Retries = 3;
        await service.ListsAsync();
        await server.AnswerAsync(service.SearchMethod, service.SearchPath, Response("""{"status":429,"headers":{"Retry-After":"1"}}"""), State("Started", "second"));
        await server.AnswerAsync(service.SearchMethod, service.SearchPath, Response("""{"status":503}"""), State("second", "third"));
        await server.AnswerAsync(service.SearchMethod, service.SearchPath, Response("""{"fault":"CONNECTION_RESET_BY_PEER"}"""), State("third", "fourth"));
        await service.SearchAsync(service.Found(0.8, "p0"), State("fourth", "fourth"));
        (await service.ScreenAsync("Zdenko Vrbanjac"))[0].Outcome.ShouldBe(ScreeningOutcome.Review);
        (await server.RequestsAsync()).Count(r => ((string)r["url"]!).StartsWith(service.SearchPath, StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task Yente_is_asked_in_batches_by_example_with_the_key()
    {
        using var service = await BeginAsync(ServiceKind.Yente);
        service.Options.ApiKeySecret = "yente-key";
        await service.ListsAsync();
        await service.SearchAsync(service.Found(null, "p0", "p1", "p2"));
        ShouldBeClear(await service.ScreenAsync("One Somebody", "Two Somebody", "Three Somebody"));
        var asked = (await server.RequestsAsync()).Where(r => (string)r["method"]! == "POST").ToArray();
        asked.Length.ShouldBe(2);
        ((string)asked[0]["url"]!).ShouldContain("threshold=0.7");
        ((string)asked[0]["headers"]!["Authorization"]!).ShouldBe("ApiKey key-of-the-service");
        var query = asked.Select(r => JsonNode.Parse((string)r["body"]!)!["queries"]!["p0"]).Single(q => q is not null)!;
        query.ToJsonString().ShouldBe("""{"schema":"Person","properties":{"name":["One Somebody"],"birthDate":["1960"],"nationality":["ir"]}}""");
    }

    [Fact]
    public async Task Watchman_is_asked_for_each_party_with_its_fields()
    {
        using var service = await BeginAsync(ServiceKind.Watchman);
        await service.ListsAsync();
        await service.SearchAsync(service.Found(null));
        ShouldBeClear(await service.ScreenAsync("Zdenko & Vrbanjac"));
        var url = (string)(await server.RequestsAsync()).Single(r => ((string)r["url"]!).StartsWith("/v2/search", StringComparison.Ordinal))["url"]!;
        url.ShouldBe("/v2/search?type=person&name=Zdenko%20%26%20Vrbanjac&birthDate=1960&limit=20&minMatch=0.40");
    }

    private static JsonObject Response(string json) => JsonNode.Parse(json)!.AsObject();

    private static JsonObject State(string required, string next) =>
        new() { ["scenarioName"] = "retries", ["requiredScenarioState"] = required, ["newScenarioState"] = next };

    private static void ShouldBeClear(IReadOnlyList<ScreeningResult> results) => results.ShouldAllBe(r => r.Outcome == ScreeningOutcome.Clear);

    private static void ShouldBeNotScreened(ScreeningResult result, string problem)
    {
        result.Outcome.ShouldBe(ScreeningOutcome.NotScreened);
        result.Reason.ShouldBe(NotScreenedReason.ProviderUnavailable);
        result.Matches.ShouldBeEmpty();
        result.Provider!.Problem.ShouldBe(problem);
    }

    private async Task<ScriptedService> BeginAsync(ServiceKind kind)
    {
        await server.ResetAsync();
        return new ScriptedService(server, kind);
    }
}
