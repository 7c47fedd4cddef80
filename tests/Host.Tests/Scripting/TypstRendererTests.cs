using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

public sealed partial class TypstRendererTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static readonly string Samples = Path.Combine(RepositoryRoot(), "templates", "samples");

    [Theory]
    [InlineData("protocol-clear.de.json")]
    [InlineData("protocol-hit.en.json")]
    [InlineData("protocol-failure.de.json")]
    public async Task Every_sample_becomes_a_PDF_A_with_its_data_inside(string sample)
    {
        var data = await File.ReadAllBytesAsync(Path.Combine(Samples, sample), TestContext.Current.CancellationToken);
        var pdf = await RenderAsync(data);
        Latin(pdf).ShouldStartWith("%PDF-");
        Streams(pdf).ShouldContain(s => Encoding.UTF8.GetString(s).Contains("pdfaid", StringComparison.Ordinal));
        Streams(pdf).Any(s => s.SequenceEqual(data)).ShouldBeTrue("the attachment must be the input, byte for byte");
    }

    [Fact]
    public async Task The_same_document_gives_the_same_bytes_and_another_one_others()
    {
        var data = Sample();
        var first = await RenderAsync(Bytes(data));
        (await RenderAsync(Bytes(data))).ShouldBe(first);
        data["protocol"]!["number"] = "2026-999999";
        (await RenderAsync(Bytes(data))).ShouldNotBe(first);
    }

    [Fact]
    public async Task Only_our_own_fonts_are_in_the_document()
    {
        var text = string.Concat(Streams(await RenderAsync(await File.ReadAllBytesAsync(Path.Combine(Samples, "protocol-hit.en.json"), TestContext.Current.CancellationToken))).Select(Latin))
            + Latin(await RenderAsync(await File.ReadAllBytesAsync(Path.Combine(Samples, "protocol-hit.en.json"), TestContext.Current.CancellationToken)));
        var fonts = FontObject().Matches(text).Select(m => m.Groups["name"].Value).ToList();
        fonts.ShouldNotBeEmpty();
        fonts.ShouldAllBe(f => f.Contains("WFC", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#import \"/protocol.labels.json\": *")]
    [InlineData("#panic(\"x\")")]
    [InlineData("$x^2$ *bold* _it_ `raw` @ref <label> = heading")]
    [InlineData("'; DROP TABLE parties; --")]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("]#panic()[")]
    [InlineData("😀 \u202e \u0001 \u10A0 བོད \uD83D\uDC68\u200D\uD83D\uDC69")]
    public async Task Text_of_the_data_is_never_read_as_markup_and_never_stops_the_protocol(string name)
    {
        var data = Sample();
        data["subject"]!["name"] = name;
        Latin(await RenderAsync(Bytes(data))).ShouldStartWith("%PDF-");
    }

    [Fact]
    public async Task A_name_of_ten_thousand_letters_and_forty_hits_are_laid_out()
    {
        var data = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(Samples, "protocol-hit.en.json"), TestContext.Current.CancellationToken))!.AsObject();
        var small = await RenderAsync(Bytes(data));
        data["subject"]!["name"] = new string('X', 10_000);
        var hit = data["hits"]![0]!;
        data["hits"] = new JsonArray([.. Enumerable.Range(0, 40).Select(_ => hit.DeepClone())]);
        Pages(await RenderAsync(Bytes(data))).ShouldBeGreaterThan(Pages(small) + 8);
    }

    [Fact]
    public async Task An_outcome_that_the_template_does_not_know_is_never_shown_as_clear()
    {
        var failure = Sample();
        failure["result"]!["status"] = "technicalFailure";
        var unknown = Sample();
        unknown["result"]!["status"] = "brandNew";
        var clear = await RenderAsync(Bytes(Sample()), attach: false);
        var shown = await RenderAsync(Bytes(unknown), attach: false);
        shown.ShouldBe(await RenderAsync(Bytes(failure), attach: false));
        shown.ShouldNotBe(clear);
    }

    [Fact]
    public async Task A_template_outside_of_the_folder_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => fixture.Get<TypstRenderer>().RenderPdfAsync(
            new TypstDocument { TemplatePath = "../secret.typ", DataJson = Bytes([]), CreatedAt = DateTimeOffset.UnixEpoch },
            TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_failing_template_says_what_is_wrong_and_the_next_document_is_made()
    {
        var failure = await Should.ThrowAsync<ScriptException>(() => RenderAsync("{}"u8.ToArray()));
        failure.Kind.ShouldBe(ScriptErrorKind.Runtime);
        Latin(await RenderAsync(Bytes(Sample()))).ShouldStartWith("%PDF-");
    }

    private Task<byte[]> RenderAsync(byte[] data, bool attach = true) => fixture.Get<TypstRenderer>().RenderPdfAsync(
        new TypstDocument
        {
            TemplatePath = "protocol.typ",
            DataJson = data,
            ProofJson = File.ReadAllBytes(Path.Combine(Samples, "proof.json")),
            Attachments = attach ? [new TypstAttachment { Name = "protocol.json", Content = data }] : [],
            CreatedAt = DateTimeOffset.UnixEpoch,
        },
        TestContext.Current.CancellationToken);

    private static JsonObject Sample() => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Samples, "protocol-clear.de.json")))!.AsObject();

    private static byte[] Bytes(JsonObject data) => Encoding.UTF8.GetBytes(data.ToJsonString());

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static int Pages(byte[] pdf) =>
        PageObject().Count(Latin(pdf) + string.Concat(Streams(pdf).Select(Latin)));

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/BaseFont\s*/(?<name>[^\s/]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FontObject();

    /// <summary>Every stream of the file, inflated when it is deflated.</summary>
    private static List<byte[]> Streams(byte[] pdf)
    {
        var text = Latin(pdf);
        var streams = new List<byte[]>();
        for (var at = 0; (at = text.IndexOf("stream\n", at, StringComparison.Ordinal)) >= 0;)
        {
            var start = at + "stream\n".Length;
            var end = text.IndexOf("endstream", start, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            var raw = pdf[start..end];
            try
            {
                using var inflated = new MemoryStream();
                using (var zlib = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress))
                {
                    zlib.CopyTo(inflated);
                }

                streams.Add(inflated.ToArray());
            }
            catch (InvalidDataException)
            {
                streams.Add(raw);
            }

            at = end + "endstream".Length;
        }

        return streams;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WorkflowConnect.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
