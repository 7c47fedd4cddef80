using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Tables;

public sealed class ProtocolsOnSqlite() : ProtocolTests(null);

public sealed class ProtocolsOnPostgres(PostgresServer server) : ProtocolTests(server);

public abstract class ProtocolTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task A_check_has_one_protocol()
    {
        await Write((work, token) => work.Protocols.AddAsync(Protocol(1), token));
        (await Read((work, token) => work.Protocols.FindByCheckAsync("check-1", token))).ShouldBe(Protocol(1));
        (await Read((work, token) => work.Protocols.FindByCheckAsync("check-2", token))).ShouldBeNull();
        await Should.ThrowAsync<DuplicateKeyException>(
            () => Write((work, token) => work.Protocols.AddAsync(Protocol(2) with { CheckId = "check-1" }, token)));
    }

    [Fact]
    public async Task A_pdf_is_attached_and_replaced()
    {
        await Write((work, token) => work.Protocols.AddAsync(Protocol(1), token));
        (await Pdf("P-000001")).ShouldBeNull();
        foreach (var (hash, content) in new (string, byte[])[] { ("first", [1, 2]), ("second", [0, 255, 3]) })
        {
            await Write((work, token) => work.Protocols.AttachPdfAsync("P-000001", hash, content, token));
            (await Pdf("P-000001")).ShouldBe(content);
            (await Read((work, token) => work.Protocols.FindByNumberAsync("P-000001", token))).ShouldBe(Protocol(1) with { PdfSha256 = hash });
        }

        Task<byte[]?> Pdf(string number) => Read(async (work, token) => (await work.Protocols.ReadPdfAsync(number, token))?.ToArray());
    }

    [Fact]
    public async Task A_protocol_and_its_pdf_may_come_in_one_change()
    {
        await Write(async (work, token) =>
        {
            await work.Protocols.AddAsync(Protocol(1), token);
            await work.Protocols.AttachPdfAsync("P-000001", "hash", new byte[] { 7 }, token);
        });
        (await Read((work, token) => work.Protocols.FindByNumberAsync("P-000001", token)))!.PdfSha256.ShouldBe("hash");
    }

    [Fact]
    public async Task The_latest_are_paged_by_number_not_by_text()
    {
        await Write(async (work, token) =>
        {
            foreach (var number in new[] { 999_999, 1_000_000, 7, 1_000_001 })
            {
                await work.Protocols.AddAsync(Protocol(number), token);
            }
        });
        (await Latest(null, 3)).ShouldBe(["P-1000001", "P-1000000", "P-999999"]);
        (await Latest("P-1000000", 3)).ShouldBe(["P-999999", "P-000007"]);
        (await Latest("P-000007", 3)).ShouldBeEmpty();
        (await Latest("unknown", 3)).ShouldBeEmpty();

        Task<List<string>> Latest(string? before, int limit) => Read(
            async (work, token) => (await work.Protocols.LatestAsync(before, limit, token)).Select(p => p.Number).ToList());
    }

    [Fact]
    public async Task A_campaign_moves_page_by_page()
    {
        var campaign = Filled.With<Campaign>() with { Id = "c", Cursor = null, LastPage = [] };
        await Write((work, token) => work.Campaigns.AddAsync(campaign, token));
        var moved = campaign with { Cursor = "x", LastPage = ["builtin/company/1"], Kind = RecordKind.Contact, Selected = 9 };
        await Write((work, token) => work.Campaigns.UpdateAsync(moved, token));
        var stored = await Read((work, token) => work.Campaigns.FindAsync("c", token));
        DomainJson.ToNode(stored).ToJsonString().ShouldBe(DomainJson.ToNode(moved).ToJsonString());
        (await Read((work, token) => work.Campaigns.FindAsync("d", token))).ShouldBeNull();
    }

    [Fact]
    public async Task A_campaign_gives_its_chosen_records_in_order_whatever_their_number()
    {
        string[] records = [.. Enumerable.Range(0, 1_234).Select(i => $"builtin/company/{i}")];
        await Write((work, token) => work.Campaigns.ChooseRecordsAsync("a", records, token));
        await Write((work, token) => work.Campaigns.ChooseRecordsAsync("b", ["builtin/contact/1"], token));

        var read = new List<string>();
        while (await Read((work, token) => work.Campaigns.ChosenRecordsAsync("a", read.Count, 70, token)) is { Count: > 0 } page)
        {
            page.Count.ShouldBeLessThanOrEqualTo(70);
            read.AddRange(page);
        }

        read.ShouldBe(records);
        await Write((work, token) => work.Campaigns.RemoveChosenRecordsAsync("a", token));
        (await Read((work, token) => work.Campaigns.ChosenRecordsAsync("a", 0, 70, token))).ShouldBeEmpty();
        (await Read((work, token) => work.Campaigns.ChosenRecordsAsync("b", 0, 70, token))).ShouldBe(["builtin/contact/1"]);
    }

    private static Protocol Protocol(int number) => new()
    {
        Number = $"P-{number:000000}",
        CheckId = $"check-{number}",
        CreatedAt = Sample.Now,
        Result = "clear",
        Language = "de",
        LedgerSequence = number,
    };
}
