using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Decisions;

public sealed class RerunOnSqlite() : RerunTests(null);

public sealed class RerunOnPostgres(PostgresServer server) : RerunTests(server);

/// <summary>Every match is made again on the kept lists, and whoever changed the evidence and mended its chain is found out by the result.</summary>
public abstract class RerunTests(PostgresServer? server) : StorageTest(server)
{
    private readonly string _lists = Directory.CreateTempSubdirectory("wfc-lists-").FullName;

    private DecisionWorld World => field ??= new DecisionWorld(Database, Node.GetRequiredService<IIdSource>());

    [Fact]
    public async Task Clear_review_hit_and_known_false_positive_come_out_the_same_to_the_last_digit()
    {
        var library = await LibraryAsync();
        var outcomes = await WriteProtocolsAsync();
        outcomes.ShouldContain("clear");
        outcomes.ShouldContain("possibleHit");
        outcomes.ShouldContain("hit");
        outcomes.ShouldContain("released");
        outcomes.ShouldContain("knownFalsePositive");
        outcomes.ShouldContain("notScreened");

        var report = await World.RerunAsync(library);

        report.Findings.ShouldBeEmpty();
        report.Same.ShouldBe(outcomes.Length);
        (report.ByOtherEngine.Count, report.OfOlderSchema, report.WithoutMatch, report.Erased).ShouldBe((0, 0, 0, 0));
    }

    [Theory]
    [InlineData("score", "hit 1, score: recorded")]
    [InlineData("points", "part 1, points: recorded")]
    [InlineData("listedName", "hit 1, listedName")]
    [InlineData("outcome", "outcome: recorded clear, now")]
    [InlineData("hits", "hit: recorded 0, now")]
    [InlineData("input", "fingerprint")]
    [InlineData("result", "result: recorded clear")]
    public async Task A_changed_value_in_a_mended_ledger_is_found_and_named(string what, string message)
    {
        var library = await LibraryAsync();
        await WriteProtocolsAsync();
        var changed = await RechainAsync("protocol", root => (string)root["result"]!["status"]! == "possibleHit", root =>
        {
            var subject = root["subjects"]![0]!;
            switch (what)
            {
                case "score":
                    subject["hits"]![0]!["score"] = 0.7613;
                    break;
                case "points":
                    subject["hits"]![0]!["parts"]![0]!["points"] = 0.9999;
                    break;
                case "listedName":
                    subject["hits"]![0]!["listedName"] = "Somebody Else";
                    break;
                case "outcome":
                    subject["outcome"] = "clear";
                    root["result"]!["status"] = "clear";
                    break;
                case "hits":
                    subject["hits"] = new JsonArray();
                    break;
                case "input":
                    subject["input"]!["name"] = "Somebody Else";
                    break;
                case "result":
                    root["result"]!["status"] = "clear";
                    break;
            }
        });

        var finding = (await World.RerunAsync(library)).Findings.ShouldHaveSingleItem();
        finding.LedgerSequence.ShouldBe(changed);
        finding.What.ShouldContain(message);
    }

    [Fact]
    public async Task A_protocol_says_of_its_matches_and_its_nearest_entry_what_would_have_to_be_otherwise()
    {
        await LibraryAsync();
        await WriteProtocolsAsync();
        var entries = await Read((work, ct) => work.Ledger.ReadAsync(0, 10_000, ct));
        var subjects = entries.Where(e => e.Kind == "protocol").Select(e => JsonNode.Parse(e.Payload!)!["subjects"]![0]!.AsObject()).ToList();

        var matches = subjects.SelectMany(s => s["hits"]!.AsArray().Concat(s["knownFalsePositives"]!.AsArray())).Select(m => m!.AsObject()).ToList();
        matches.Count.ShouldBeGreaterThanOrEqualTo(4);
        matches.ShouldAllBe(m => m["counterfactuals"]!.AsArray().Count > 0 && m["belowThreshold"] == null);
        matches.SelectMany(m => m["counterfactuals"]!.AsArray()).ShouldAllBe(c => c!["label"]!.GetValue<string>().Length > 20 && c["outcome"] != null);
        foreach (var nearest in subjects.Select(s => s["nearest"]).OfType<JsonObject>())
        {
            nearest["belowThreshold"]!.GetValue<double>().ShouldBe(Math.Round(World.Current.ReviewThreshold - nearest["score"]!.GetValue<double>(), 4));
            nearest["counterfactuals"].ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_protocol_written_after_a_list_change_claims_nothing_and_its_match_is_still_made_again()
    {
        var library = await LibraryAsync();
        var check = await World.CheckAsync(World.Customers.Put("2", (CrmFields.Name, "Ayman al Zawahri"), (CrmFields.BirthDate, "1952-06-19")));
        World.Publish(DecisionWorld.Entry("1"));
        await World.ProtocolAsync(check);

        var payload = (await Read((work, ct) => work.Ledger.ReadAsync(0, 10_000, ct))).Single(e => e.Kind == "protocol").Payload!;
        var match = JsonNode.Parse(payload)!["subjects"]![0]!["hits"]![0]!.AsObject();
        match.ContainsKey("counterfactuals").ShouldBeTrue();
        match["counterfactuals"].ShouldBeNull();
        (await World.RerunAsync(library)).Same.ShouldBe(1);
    }

    [Fact]
    public async Task A_protocol_of_the_schema_before_counterfactuals_is_still_made_again()
    {
        var library = await LibraryAsync();
        var outcomes = await WriteProtocolsAsync();
        await RechainAsync("protocol", root => (string)root["result"]!["status"]! == "possibleHit", root =>
        {
            root["protocol"]!["schemaVersion"] = "1.1";
            foreach (var match in root["subjects"]![0]!["hits"]!.AsArray().Append(root["subjects"]![0]!["nearest"]).OfType<JsonObject>())
            {
                match.Remove("counterfactuals").ShouldBeTrue();
                match.Remove("belowThreshold");
            }
        });

        var report = await World.RerunAsync(library);

        report.Findings.ShouldBeEmpty();
        report.Same.ShouldBe(outcomes.Length);
    }

    [Fact]
    public async Task A_clearance_that_was_never_given_is_found()
    {
        var library = await LibraryAsync();
        await WriteProtocolsAsync();
        await RechainAsync("protocol", root => (string)root["result"]!["status"]! == "knownFalsePositive", root =>
            root["subjects"]![0]!["knownFalsePositives"]![0]!["clearance"] = "invented");
        (await World.RerunAsync(library)).Findings.ShouldHaveSingleItem().What.ShouldContain("no clearance invented");
    }

    [Fact]
    public async Task A_changed_profile_is_not_taken_for_the_one_recorded()
    {
        var library = await LibraryAsync();
        var outcomes = await WriteProtocolsAsync();
        await RechainAsync("profile", _ => true, root => root["profile"]!["reviewThreshold"] = 0.99);
        var report = await World.RerunAsync(library);
        report.FindingCount.ShouldBe(outcomes.Length);
        report.Findings.ShouldAllBe(f => f.What.Contains("no profile with the hash", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("change")]
    [InlineData("delete")]
    public async Task A_kept_list_version_that_is_damaged_or_missing_is_a_finding_and_so_is_every_protocol_on_it(string what)
    {
        var library = await LibraryAsync();
        var outcomes = await WriteProtocolsAsync();
        var file = Directory.EnumerateFiles(Path.Combine(_lists, "UN"), "*.gz", SearchOption.AllDirectories).Single();
        if (what == "change")
        {
            var bytes = await System.IO.File.ReadAllBytesAsync(file, Token);
            bytes[bytes.Length / 2] ^= 1;
            await System.IO.File.WriteAllBytesAsync(file, bytes, Token);
        }
        else
        {
            Directory.Delete(Path.Combine(_lists, "UN"), recursive: true);
        }

        var report = await World.RerunAsync(library);
        report.Same.ShouldBe(0);
        report.FindingCount.ShouldBe(outcomes.Length + 1);
        report.Findings[0].Protocol.ShouldStartWith("list version UN@");
    }

    [Fact]
    public async Task Another_engine_is_counted_apart_and_told()
    {
        var library = await LibraryAsync();
        var outcomes = await WriteProtocolsAsync();
        await RechainAsync("protocol", root => (string)root["result"]!["status"]! == "clear", root => root["method"]!["engineVersion"] = "3");

        var report = await World.RerunAsync(library);
        report.Findings.ShouldBeEmpty();
        report.ByOtherEngine.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("builtin/3", 1));
        report.Same.ShouldBe(outcomes.Length - 1);
        report.Engine.ShouldBe(MatcherVersion.Current);
    }

    [Fact]
    public async Task A_protocol_that_is_made_to_look_old_is_found_by_its_place()
    {
        var library = await LibraryAsync();
        await WriteProtocolsAsync();
        await RechainAsync("protocol", root => (string)root["result"]!["status"]! == "possibleHit", root => root["protocol"]!["schemaVersion"] = "1.0");
        (await World.RerunAsync(library)).Findings.ShouldHaveSingleItem().What.ShouldContain("older than that of protocols before it");
    }

    [Fact]
    public async Task What_is_no_protocol_at_all_is_a_finding_and_no_crash()
    {
        var library = await LibraryAsync();
        await WriteProtocolsAsync();
        await RechainAsync("protocol", root => (string)root["result"]!["status"]! == "clear", root => root["subjects"] = "none");
        (await World.RerunAsync(library)).Findings.ShouldHaveSingleItem().What.ShouldContain("not as this product writes it");
    }

    /// <summary>The sample of the UN list, kept as any version is, and in use.</summary>
    private async Task<ListLibrary> LibraryAsync()
    {
        var options = Options.Create(new ListsOptions { Folder = _lists, SamplesFolder = Samples() });
        var library = new ListLibrary(options);
        await new SampleLists(options, library, NullLogger<SampleLists>.Instance).EnsureAsync(["UN"], Token);
        World.Lists.Replace([await library.LoadAsync(library.Current("UN")!, Token)]);
        World.Current = World.Current with { AdvisoryLists = [] };
        return library;
    }

    private async Task<string[]> WriteProtocolsAsync()
    {
        var clear = World.Customers.Put("1", (CrmFields.Name, "Korbinian Oberhuber"), (CrmFields.City, "Rosenheim"));
        var review = World.Customers.Put("2", (CrmFields.Name, "Ayman al Zawahri"), (CrmFields.BirthDate, "1952-06-19"));
        var hit = World.Customers.Put("3", (CrmFields.Name, "Ri Won Ho"), (CrmFields.BirthDate, "1964-07-17"), (CrmFields.Nationality, "KP"));
        var released = World.Customers.Put("4", (CrmFields.GivenName, "Calixte"), (CrmFields.FamilyName, "Mbarushimna"));
        var unusable = World.Customers.Put("5", (CrmFields.Name, "???"));
        var outcomes = new List<string>();
        foreach (var customer in new[] { clear, review, hit, unusable })
        {
            outcomes.Add((await World.ProtocolAsync(await World.CheckAsync(customer))).Result);
        }

        var check = await World.CheckAsync(released);
        await World.DecideAsync(check, Verdict.Released);
        outcomes.Add((await World.ProtocolAsync(check)).Result);
        outcomes.Add((await World.ProtocolAsync(await World.CheckAsync(released))).Result);
        return [.. outcomes];
    }

    /// <summary>Changes the first entry that fits and mends every hash, as a thief with the source code would; its sequence.</summary>
    private async Task<long> RechainAsync(string kind, Func<JsonObject, bool> fits, Action<JsonObject> change)
    {
        var entries = await Read((work, ct) => work.Ledger.ReadAsync(0, 10_000, ct));
        var target = entries.First(e => e.Kind == kind && fits(JsonNode.Parse(e.Payload!)!.AsObject()));
        var previous = LedgerHead.Empty.Hash;
        foreach (var entry in entries)
        {
            var payload = entry.Payload!;
            if (entry.Sequence == target.Sequence)
            {
                var root = JsonNode.Parse(payload)!.AsObject();
                change(root);
                payload = CanonicalJson.Write(root);
            }

            var mended = entry with { Payload = payload, PayloadSha256 = Sha256Hex.Of(payload), PreviousHash = previous };
            previous = LedgerChain.HashOf(mended);
            var quoted = payload.Replace("'", "''", StringComparison.Ordinal);
            await TamperAsync(
                $"""UPDATE ledger SET "Payload" = '{quoted}', "PayloadSha256" = '{mended.PayloadSha256}', "PreviousHash" = '{mended.PreviousHash}', "Hash" = '{previous}' WHERE "Sequence" = {entry.Sequence.ToString(CultureInfo.InvariantCulture)}""");
        }

        await TamperAsync($"""UPDATE ledger_head SET "Hash" = '{previous}'""");
        (await new VerifyLedger(Database).RunAsync(Token)).FirstBroken.ShouldBeNull("the chain is mended");
        return target.Sequence;
    }

    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "WorkflowConnect.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "samples", "lists");
    }
}
