using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests;

public sealed class LedgerOnSqlite() : LedgerTests(null);

public sealed class LedgerOnPostgres(PostgresServer server) : LedgerTests(server);

public abstract class LedgerTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task A_thousand_appends_at_once_give_one_gapless_chain()
    {
        var entries = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Append($"k{i}")));

        entries.Select(e => e.Sequence).Order().ShouldBe(Enumerable.Range(1, 1000).Select(i => (long)i));
        entries.Select(e => e.Number!.Value).Order().ShouldBe(Enumerable.Range(1, 1000).Select(i => (long)i));
        var report = await Verify();
        report.IsWhole.ShouldBeTrue(report.FirstBroken?.Message);
        report.EntriesChecked.ShouldBe(1000);
    }

    [Fact]
    public async Task The_same_key_is_recorded_once()
    {
        var first = await Append("k");
        var second = await Append("k");
        second.ShouldBe(first);
        (await Read((work, token) => work.Ledger.HeadAsync(token))).Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_was_promised_is_the_number_that_is_given()
    {
        await Append("a");
        var (promised, given) = await Write(async (work, token) =>
            (await work.Ledger.NextNumberAsync("protocol", token), (await work.Ledger.AppendAsync(Sample.Draft("b"), token)).Number));
        promised.ShouldBe(2);
        given.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_gap_in_the_numbers()
    {
        await Append("a");
        await Should.ThrowAsync<InvalidOperationException>(() => Write(async (work, token) =>
        {
            await work.Ledger.AppendAsync(Sample.Draft("lost"), token);
            throw new InvalidOperationException("planted");
        }));
        (await Append("b")).Number.ShouldBe(2);
        (await Verify()).IsWhole.ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"Payload\" = '{\"name\":\"x\"}'", LedgerFault.PayloadHash)]
    [InlineData("\"PayloadSha256\" = 'b' || substr(\"PayloadSha256\", 2) || 'c'", LedgerFault.PayloadHash)]
    [InlineData("\"Hash\" = 'x' || substr(\"Hash\", 2)", LedgerFault.HeaderHash)]
    [InlineData("\"PreviousHash\" = 'x' || substr(\"PreviousHash\", 2)", LedgerFault.PreviousHash)]
    [InlineData("\"Kind\" = 'chick'", LedgerFault.HeaderHash)]
    [InlineData("\"Key\" = 'other'", LedgerFault.HeaderHash)]
    [InlineData("\"Reference\" = 'other'", LedgerFault.HeaderHash)]
    [InlineData("\"NumberSeries\" = 'other'", LedgerFault.HeaderHash)]
    [InlineData("\"Number\" = 17", LedgerFault.HeaderHash)]
    [InlineData("\"RecordedAt\" = '2020-01-01T00:00:00.000000Z'", LedgerFault.HeaderHash)]
    [InlineData("\"Sequence\" = 17", LedgerFault.SequenceGap)]
    public async Task A_column_changed_behind_our_back_is_found_and_named(string change, LedgerFault fault)
    {
        await AppendFive();
        await TamperAsync($"UPDATE ledger SET {change} WHERE \"Sequence\" = 3");

        var report = await Verify();
        report.FirstBroken.ShouldNotBeNull();
        report.FirstBroken.Sequence.ShouldBe(3);
        report.FirstBroken.Fault.ShouldBe(fault);
    }

    [Theory]
    [InlineData("DELETE FROM ledger WHERE \"Sequence\" = 5", 5, LedgerFault.HeadMismatch)]
    [InlineData("DELETE FROM ledger WHERE \"Sequence\" = 2", 2, LedgerFault.SequenceGap)]
    [InlineData("UPDATE ledger_head SET \"Hash\" = 'x'", 6, LedgerFault.HeadMismatch)]
    public async Task What_was_cut_out_is_found(string sql, long sequence, LedgerFault fault)
    {
        await AppendFive();
        await TamperAsync(sql);
        var found = (await Verify()).FirstBroken;
        found.ShouldNotBeNull();
        (found.Sequence, found.Fault).ShouldBe((sequence, fault));
    }

    [Fact]
    public async Task An_erased_payload_leaves_the_chain_whole()
    {
        await AppendFive();
        await TamperAsync("UPDATE ledger SET \"Payload\" = NULL WHERE \"Sequence\" = 3");
        await Write((work, token) => work.Ledger.AppendAsync(
            Sample.Draft("erasure:3") with { Kind = LedgerVerifier.ErasureKind }, token));
        var report = await Verify();
        report.IsWhole.ShouldBeTrue();
        report.ErasedPayloads.ShouldBe(1);
    }

    [Fact]
    public async Task A_payload_that_is_gone_without_a_record_of_its_erasure_is_found()
    {
        await AppendFive();
        await TamperAsync("UPDATE ledger SET \"Payload\" = NULL WHERE \"Sequence\" = 3");
        var found = (await Verify()).FirstBroken;
        found.ShouldNotBeNull();
        (found.Sequence, found.Fault).ShouldBe((3, LedgerFault.PayloadMissing));
    }

    private async Task AppendFive()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Append($"k{i}");
        }

        (await Verify()).IsWhole.ShouldBeTrue();
    }

    private Task<LedgerEntry> Append(string key) => Write((work, token) => work.Ledger.AppendAsync(Sample.Draft(key), token));

    private Task<LedgerReport> Verify() => new VerifyLedger(Database).RunAsync(Token);
}
