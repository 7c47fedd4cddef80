using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// weclapp's own blocks of a customer, which stop orders (<c>customerBlocked</c>) and deliveries (<c>customerDeliveryBlock</c>).
/// The notice says which of them we set. A block without our notice is somebody's own: it is neither changed nor lifted,
/// and ours is not lifted any more once somebody changed its notice.
/// </summary>
internal static class WeclappBlock
{
    private const string Blocked = "customerBlocked";
    private const string Delivery = "customerDeliveryBlock";
    private const string Notice = "customerBlockNotice";
    private const string Of = "WorkflowConnect, sanctions screening: ";
    private const string WithDelivery = " (orders and deliveries)";
    private const string WithoutDelivery = " (orders)";

    /// <summary>What has to be changed; nothing where somebody else decided, or all is as it should be.</summary>
    public static JsonObject Changes(JsonObject party, CrmBlock block)
    {
        var (isBlocked, notice) = (WeclappText.IsTrue(party[Blocked]), VendorJson.Words(party[Notice]));
        var isOurs = isBlocked && Enum.GetValues<CrmBlock>().Any(b => notice == NoticeOf(b, isWithDelivery: true) || notice == NoticeOf(b, isWithDelivery: false));
        if (block == CrmBlock.None)
        {
            return isOurs ? Lift(notice!) : [];
        }

        if (isBlocked)
        {
            return isOurs && NoticeOf(block, notice!.EndsWith(WithDelivery, StringComparison.Ordinal)) is var now && now != notice ? new JsonObject { [Notice] = now } : [];
        }

        var changes = new JsonObject { [Blocked] = true };
        var setsDelivery = !WeclappText.IsTrue(party[Delivery]);
        if (setsDelivery)
        {
            changes[Delivery] = true;
        }

        // A notice that stands is nobody's to overwrite; without ours the block is lifted by hand.
        if (notice is null)
        {
            changes[Notice] = NoticeOf(block, setsDelivery);
        }

        return changes;
    }

    /// <summary>Whether weclapp kept a block that it was given. Of a party that is no customer it need not.</summary>
    public static bool IsKept(JsonObject changes, JsonObject party) =>
        !WeclappText.IsTrue(changes[Blocked]) || WeclappText.IsTrue(party[Blocked]) || !WeclappText.IsTrue(party["customer"]);

    private static JsonObject Lift(string notice)
    {
        // weclapp reads an empty text as none.
        var changes = new JsonObject { [Blocked] = false, [Notice] = "" };
        if (notice.EndsWith(WithDelivery, StringComparison.Ordinal))
        {
            changes[Delivery] = false;
        }

        return changes;
    }

    private static string NoticeOf(CrmBlock block, bool isWithDelivery) =>
        Of + (block == CrmBlock.Refused ? "refused" : "review pending") + (isWithDelivery ? WithDelivery : WithoutDelivery);
}
