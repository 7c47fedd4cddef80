using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// Notes a check on a party, and holds business with it where that is switched on: the block first, since a check that is
/// noted is not looked at again.
/// </summary>
internal sealed class WeclappMarks(WeclappCalls calls, WeclappAttributes attributes, WeclappRecords records)
{
    private const int MostConflicts = 4;

    private static readonly string[] Needed = [WeclappAttributes.LastScreened, WeclappAttributes.ScreenedAt, WeclappAttributes.Status, WeclappAttributes.Protocol, WeclappAttributes.Block];

    public async Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken)
    {
        var own = await attributes.DemandAsync(Needed, cancellationToken);
        for (var conflicts = 0; ;)
        {
            var party = await records.PartyAsync(mark.Record.Kind, mark.Record.Id, cancellationToken) ?? throw new VendorTrouble(WriteStatus.Rejected, "There is no such record in weclapp.");
            try
            {
                await WriteAsync(mark, party, own, cancellationToken);
                return;
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Conflict && ++conflicts < MostConflicts)
            {
                // Read again: what somebody changed meanwhile may be the block.
            }
        }
    }

    private async Task WriteAsync(MarkScreened mark, JsonObject party, IReadOnlyDictionary<string, WeclappAttribute> own, CancellationToken cancellationToken)
    {
        var changes = calls.BlocksCustomers ? WeclappBlock.Changes(party, mark.Block) : [];
        if (changes.Count > 0)
        {
            party = await calls.UpdateAsync(WeclappRecords.Entity, party, changes, cancellationToken);
            if (!WeclappBlock.IsKept(changes, party))
            {
                throw WeclappErrors.ByHand("weclapp did not block the customer and gave no reason. Give the user of the API token the right to block customers.");
            }
        }

        var body = new JsonObject();
        WeclappAttributes.Put(body, party, [.. Values(mark, own)]);
        await calls.UpdateAsync(WeclappRecords.Entity, party, body, cancellationToken);
    }

    private static IEnumerable<JsonObject> Values(MarkScreened mark, IReadOnlyDictionary<string, WeclappAttribute> own)
    {
        yield return new JsonObject { ["attributeDefinitionId"] = own[WeclappAttributes.LastScreened].Id, ["dateValue"] = mark.At.ToUnixTimeMilliseconds() };
        yield return Text(own[WeclappAttributes.ScreenedAt], WeclappText.Exact(mark.At));
        yield return Text(own[WeclappAttributes.Status], mark.Outcome);
        yield return Text(own[WeclappAttributes.Protocol], mark.ProtocolNumber);
        yield return Text(own[WeclappAttributes.Block], mark.Block.ToString().ToLowerInvariant());
    }

    private static JsonObject Text(WeclappAttribute attribute, string? text) => WeclappAttributes.ValueOf(attribute, text)
        ?? throw WeclappErrors.ByHand($"weclapp's additional field {attribute.Key} has the type {attribute.Type} and should be a text. Rename it, and run 'workflowconnect crm provision'.");
}
