using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Access;

/// <summary>The ledger entries of this room: who changed what others may do.</summary>
internal static class AccessEntry
{
    public static LedgerDraft Of(IIdSource ids, string kind, string reference, string by, (string Name, string Value)? detail)
    {
        var nonce = ids.NewId();
        var payload = new JsonObject { ["nonce"] = nonce, ["of"] = reference, ["by"] = by };
        if (detail is { } more)
        {
            payload[more.Name] = more.Value;
        }

        return new LedgerDraft { Kind = kind, Key = $"{kind}:{nonce}", Reference = reference, Payload = payload };
    }
}
