using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

public sealed partial class TypstRendererTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
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
        var pdf = await RenderAsync(Bytes(ProtocolSamples.Read("protocol-hit.en.json")));
        var text = string.Concat(PdfFile.Streams(pdf).Select(PdfFile.Latin)) + PdfFile.Latin(pdf);
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
        data["subjects"]![0]!["name"] = name;
        PdfFile.Latin(await RenderAsync(Bytes(data))).ShouldStartWith("%PDF-");
    }

    [Fact]
    public async Task A_name_of_ten_thousand_letters_and_forty_hits_are_laid_out()
    {
        var data = ProtocolSamples.Read("protocol-hit.en.json");
        var small = await RenderAsync(Bytes(data));
        var subject = data["subjects"]![0]!;
        subject["name"] = new string('X', 10_000);
        var hit = subject["hits"]![0]!;
        subject["hits"] = new JsonArray([.. Enumerable.Range(0, 40).Select(_ => hit.DeepClone())]);
        PdfFile.Pages(await RenderAsync(Bytes(data))).ShouldBeGreaterThan(PdfFile.Pages(small) + 4);
    }

    [Fact]
    public async Task An_outcome_that_the_template_does_not_know_is_never_shown_as_clear()
    {
        var failure = Sample();
        failure["result"]!["status"] = "notScreened";
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
    public async Task A_failing_template_says_what_and_where_and_the_next_document_is_made()
    {
        var failure = await Should.ThrowAsync<ScriptException>(() => RenderAsync("{}"u8.ToArray()));
        failure.Kind.ShouldBe(ScriptErrorKind.Runtime);
        failure.Message.ShouldBe("protocol.typ: dictionary does not contain key \"protocol\"");
        failure.Line.ShouldNotBeNull().ShouldBeGreaterThan(1);
        PdfFile.Latin(await RenderAsync(Bytes(Sample()))).ShouldStartWith("%PDF-");
    }

    [Fact]
    public async Task A_failing_template_quotes_no_data()
    {
        var data = Sample();
        data["actions"] = new JsonArray(new JsonObject { ["kind"] = "x", ["record"] = "x", ["status"] = "x", ["reference"] = null, ["at"] = "x", ["field"] = null, ["before"] = null, ["after"] = null });
        data["lists"]![0]!["ageHours"] = "Erika Geheim";
        var failure = await Should.ThrowAsync<ScriptException>(() => RenderAsync(Bytes(data)));
        failure.Kind.ShouldBe(ScriptErrorKind.Runtime);
        failure.Message.ShouldStartWith("protocol.typ: ");
        failure.Message.ShouldBe("protocol.typ: invalid float: …");
    }

    [Fact]
    public async Task A_broken_template_names_its_error()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "fonts"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "broken.typ"), "#let data = (", TestContext.Current.CancellationToken);
            await using var services = WorkerFixture.Create(o => (o.TemplatesPath, o.TypstTimeout) = (folder.FullName, TimeSpan.FromMinutes(1)));
            var typst = (TypstRenderer)services.GetService(typeof(TypstRenderer))!;
            var failure = await Should.ThrowAsync<ScriptException>(() => typst.RenderPdfAsync(
                new TypstDocument { TemplatePath = "broken.typ", DataJson = "{}"u8.ToArray(), CreatedAt = DateTimeOffset.UnixEpoch },
                TestContext.Current.CancellationToken));
            failure.Message.ShouldBe("broken.typ: unclosed delimiter");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Documents_that_are_made_side_by_side_are_the_same_as_those_made_alone()
    {
        var all = ProtocolSamples.Names.Select(name => Bytes(ProtocolSamples.Read(name))).ToList();
        var together = await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => all).Select(data => RenderAsync(data)));
        for (var i = 0; i < together.Length; i++)
        {
            together[i].ShouldBe(together[i % all.Count]);
        }
    }

    private Task<byte[]> RenderAsync(byte[] data, bool attach = true) => fixture.Get<TypstRenderer>().RenderPdfAsync(
        new TypstDocument
        {
            TemplatePath = "protocol.typ",
            DataJson = data,
            ProofJson = ProtocolSamples.Proof(),
            Attachments = attach ? [new TypstAttachment { Name = "protocol.json", Content = data }] : [],
            CreatedAt = DateTimeOffset.UnixEpoch,
        },
        TestContext.Current.CancellationToken);

    private static JsonObject Sample() => ProtocolSamples.Read("protocol-clear.de.json");

    private static byte[] Bytes(JsonObject data) => Encoding.UTF8.GetBytes(data.ToJsonString());

    [GeneratedRegex(@"/BaseFont\s*/(?<name>[^\s/]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FontObject();
}
