using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

/// <summary>What a reader of a protocol finds in it, whatever the check came to.</summary>
public sealed partial class ProtocolDocumentTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static readonly string[] Always =
    [
        "sections.check", "sections.subject", "sections.lists", "sections.method", "sections.result", "sections.decision", "sections.actions", "sections.proof",
        "check.number", "check.schemaVersion", "check.trigger", "check.workflow", "check.workflowVersion", "check.contentHash", "check.runReference",
        "check.startedAt", "check.finishedAt", "check.actor",
        "lists.publisher", "lists.legalBasis", "lists.published", "lists.fetched", "lists.entries", "lists.age", "lists.notPart",
        "notPart.pep", "notPart.adverseMedia", "notPart.ownership",
        "method.engine", "method.provider", "method.providerReference", "method.profile", "method.approved", "method.threshold", "method.settings", "method.clearances",
        "result.status", "result.reason", "result.hits",
        "proof.canonical", "proof.entry", "proof.predecessor", "proof.sequence", "proof.retention", "proof.erasure", "proof.language", "proof.template", "proof.attachment",
    ];

    private static readonly string[] PerSubject =
    [
        "subject.kind", "subject.name", "subject.aliases", "subject.birthDate", "subject.birthPlace", "subject.nationalities", "subject.addresses",
        "subject.registerNumbers", "subject.crm", "subject.recordReference", "subject.leadReference", "subject.emptyFields", "subject.fingerprint",
        "subject.previousCheck", "subject.outcome",
    ];

    private static readonly string[] PerEntry =
    [
        "result.listedName", "result.entry", "result.otherIds", "result.agree", "result.contradict", "result.unknown", "result.programme",
        "result.legalAct", "result.link", "result.score", "result.otherwise",
    ];

    private static readonly string[] PerDecision =
    [
        "decision.status", "decision.reason", "decision.text", "decision.decidedBy", "decision.approvedBy", "decision.validUntil", "decision.consequence",
    ];

    public static TheoryData<string> Samples => [.. ProtocolSamples.Names];

    public static TheoryData<string, string> StatesAndLanguages => new MatrixTheoryData<string, string>(
        ["clear", "knownFalsePositive", "released", "possibleHit", "hit", "confirmedHit", "notScreened"], ["de", "en"]);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_required_field_is_named_and_an_unknown_one_is_not_available(string sample)
    {
        var data = ProtocolSamples.Read(sample);
        var labels = ProtocolSamples.Labels((string)data["protocol"]!["language"]!);
        var subjects = data["subjects"]!.AsArray();
        var entries = subjects.Any(s => s!["nearest"] is not null || s["hits"]!.AsArray().Count > 0 || s["knownFalsePositives"] is JsonArray { Count: > 0 });
        var text = await TextAsync(await RenderAsync(ProtocolSamples.Bytes(sample)));

        text.ShouldContain((string)data["protocol"]!["number"]!);
        foreach (var label in Always.Concat(subjects.Count > 0 ? PerSubject : ["subject.nobody"]).Concat(entries ? PerEntry : []).Concat(data["decision"] is null ? ["decision.none"] : PerDecision))
        {
            var (part, name) = (label.Split('.')[0], label.Split('.')[1]);
            text.ShouldContain((string)labels[part]![name]!, Case.Sensitive, label);
        }

        text.ShouldContain((string)labels["locale"]!["notAvailable"]!);
        text.ShouldContain($"{labels["locale"]!["page"]} 1 {labels["locale"]!["of"]} ");
    }

    [Theory]
    [InlineData("protocol-clear.de.json", "0,2300 unter der Prüfschwelle", "(1950-01-01) müsste ein Mensch entscheiden: 0,76")]
    [InlineData("protocol-hit.en.json", "none of the changes that were tried moves the result", "(such as 1975) the entry would be below the review threshold: 0.71")]
    public async Task Matches_and_misses_say_what_would_have_to_be_otherwise(string sample, string sum, string claim)
    {
        var words = string.Join(' ', (await TextAsync(await RenderAsync(ProtocolSamples.Bytes(sample)))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        words.ShouldContain(sum);
        words.ShouldContain(claim);
    }

    [Theory]
    [MemberData(nameof(StatesAndLanguages))]
    public async Task The_state_of_the_check_stands_on_the_first_page_in_its_language(string status, string language)
    {
        var data = ProtocolSamples.Read("protocol-two-subjects.de.json");
        data["protocol"]!["language"] = language;
        data["result"]!["status"] = status;
        var band = ProtocolSamples.Labels(language)["band"]!.AsObject();
        var text = await TextAsync(await RenderAsync(Encoding.UTF8.GetBytes(data.ToJsonString())));
        foreach (var (other, words) in band)
        {
            text.Contains((string)words![1]!, StringComparison.Ordinal).ShouldBe(other == status, other);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task The_data_are_attached_byte_for_byte(string sample)
    {
        var data = ProtocolSamples.Bytes(sample);
        var pdf = await RenderAsync(data);
        PdfFile.Latin(pdf).ShouldStartWith("%PDF-");
        PdfFile.Streams(pdf).ShouldContain(s => Encoding.UTF8.GetString(s).Contains("pdfaid", StringComparison.Ordinal));
        PdfFile.Streams(pdf).Any(s => s.SequenceEqual(data)).ShouldBeTrue("the attachment must be the input, byte for byte");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task The_file_is_whole_for_qpdf(string sample)
    {
        var (exitCode, said) = await RunAsync("qpdf", ["--check"], await RenderAsync(ProtocolSamples.Bytes(sample)));
        exitCode.ShouldBe(0, said);
        said.ShouldContain("No syntax or stream encoding errors found");
    }

    [Fact]
    public async Task A_clear_check_of_a_company_and_a_person_fits_on_two_pages() =>
        PdfFile.Pages(await RenderAsync(ProtocolSamples.Bytes("protocol-two-subjects.de.json"))).ShouldBe(2);

    [Fact]
    public async Task A_known_false_positive_is_shown_with_its_clearance_and_its_score()
    {
        var text = await TextAsync(await RenderAsync(ProtocolSamples.Bytes("protocol-known-false-positive.de.json")));
        var known = ProtocolSamples.Read("protocol-known-false-positive.de.json")["subjects"]![0]!["knownFalsePositives"]![0]!;
        text.ShouldContain("Bekannter Fehltreffer – Dauerfreigabe gilt");
        text.Replace("\u200b", "", StringComparison.Ordinal).ShouldContain((string)known["clearance"]!);
        text.ShouldContain((string)known["listedName"]!);
        text.ShouldContain("0,9279");
    }

    [Fact]
    public async Task A_clearance_that_no_longer_holds_is_shown_with_what_was_then_and_what_is_now()
    {
        var text = await TextAsync(await RenderAsync(ProtocolSamples.Bytes("protocol-reopened.en.json")));
        foreach (var words in new[]
        {
            "clearance no longer holds", "the checked party's data changed; the list entry changed; the profile changed; expired", "1963-07-24", "1963-07-25",
            "Calixte MBARUSHIMANA", "Passport 00AB123457 (RW)", "role of the list", "mandatory", "revoked",
        })
        {
            text.ShouldContain(words, Case.Sensitive, words);
        }
    }

    [Fact]
    public async Task A_German_protocol_holds_no_code_of_ours()
    {
        var text = await TextAsync(await RenderAsync(ProtocolSamples.Bytes("protocol-two-subjects.de.json")));
        string[] codes = ["hitThreshold", "maxAgeHours", "sampleLists", "allowed", "mandatory", "advisory", "upsert", "created", "evidence-10y", "identifiers", "birthDate", "adverseMedia", "clear"];
        codes.ShouldAllBe(code => !text.Contains(code, StringComparison.Ordinal));
    }

    private Task<byte[]> RenderAsync(byte[] data) => fixture.Get<TypstRenderer>().RenderPdfAsync(
        new TypstDocument
        {
            TemplatePath = "protocol.typ",
            DataJson = data,
            ProofJson = ProtocolSamples.Proof(),
            Attachments = [new TypstAttachment { Name = "protocol.json", Content = data }],
            CreatedAt = DateTimeOffset.UnixEpoch,
        },
        TestContext.Current.CancellationToken);

    private static async Task<string> TextAsync(byte[] pdf)
    {
        var (exitCode, text) = await RunAsync("pdftotext", [], pdf, "-");
        exitCode.ShouldBe(0, text);
        return Blanks().Replace(text, " ");
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Blanks();

    /// <summary>Runs a tool on the file; the test is skipped where the tool is missing.</summary>
    private static async Task<(int ExitCode, string Output)> RunAsync(string tool, string[] before, byte[] pdf, params string[] after)
    {
        var ct = TestContext.Current.CancellationToken;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, ct);
            using var process = Process.Start(new ProcessStartInfo(tool, [.. before, file, .. after]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var error = process.StandardError.ReadToEndAsync(ct);
            var output = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, output + await error);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{tool} is not installed (Debian: {(tool == "qpdf" ? "qpdf" : "poppler-utils")})");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
