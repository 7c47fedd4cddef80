using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Evidence;

/// <summary>
/// Whoever changes the evidence behind the product's back is found out, and the place is named. Each column of the
/// ledger has its turn in the storage's tests; here the verb is asked.
/// </summary>
[Collection(nameof(ServingProduct))]
public sealed class VerifyTests
{
    [Fact]
    public async Task Every_change_is_found_and_named_and_undoing_it_makes_all_whole_again()
    {
        await using var product = new RunningProduct();
        await product.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            (await product.LeadAsync("contact-form", Product.Intake.Lead("Viola", "Beweis" + (char)('a' + i)))).String("status").ShouldBe("completed");
        }

        await product.KillAsync();
        (await product.RunAsync("verify")).Code.ShouldBe(0);

        var protocol = (await product.QueryAsync("""SELECT "Sequence", "Reference" FROM ledger WHERE "Kind" = 'protocol' ORDER BY "Sequence" LIMIT 1 OFFSET 1"""))[0];
        await BrokenAsync(
            product,
            $"""UPDATE ledger SET "Payload" = replace("Payload", 'Viola', 'Viole') WHERE "Sequence" = {protocol[0]}""",
            $"""UPDATE ledger SET "Payload" = replace("Payload", 'Viole', 'Viola') WHERE "Sequence" = {protocol[0]}""",
            $"ledger entry {protocol[0]}");
        var hash = (await product.QueryAsync("""SELECT "Hash" FROM ledger WHERE "Sequence" = 4"""))[0][0];
        await BrokenAsync(
            product,
            $"""UPDATE ledger SET "Hash" = '{(hash[0] == '1' ? '2' : '1') + hash[1..]}' WHERE "Sequence" = 4""",
            $"""UPDATE ledger SET "Hash" = '{hash}' WHERE "Sequence" = 4""",
            "ledger entry 4");

        // The PDF: its thousandth byte turns into another one.
        const string Key = "pdf/P-000002";
        var hex = (await product.QueryAsync($"""SELECT hex("Bytes") FROM contents WHERE "Key" = '{Key}'"""))[0][0];
        var flipped = hex[..2000] + (hex[2000] == '0' ? '1' : '0') + hex[2001..];
        await BrokenAsync(
            product,
            $"""UPDATE contents SET "Bytes" = x'{flipped}' WHERE "Key" = '{Key}'""",
            $"""UPDATE contents SET "Bytes" = x'{hex}' WHERE "Key" = '{Key}'""",
            "protocol P-000002");

        await product.TamperAsync("""DELETE FROM ledger WHERE "Sequence" = (SELECT max("Sequence") FROM ledger)""");
        var cut = await product.RunAsync("verify");
        cut.Code.ShouldBe(1, cut.Output);
        cut.Output.ShouldContain("BROKEN  ledger entry");
    }

    private static async Task BrokenAsync(RunningProduct product, string change, string undo, string named)
    {
        await product.TamperAsync(change);
        var broken = await product.RunAsync("verify");
        broken.Code.ShouldBe(1, $"{change}\n{broken.Output}{broken.Error}");
        broken.Output.ShouldContain("BROKEN  " + named);
        await product.TamperAsync(undo);
    }
}
