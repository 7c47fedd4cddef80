using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Core.Protocols;

/// <summary>The part of a protocol about what was done in the CRM, a row per field that changed.</summary>
internal static class ProtocolActions
{
    public static JsonArray Of(IReadOnlyList<CrmJournalEntry> writes) => new([.. writes.SelectMany(Rows)]);

    private static IEnumerable<JsonNode?> Rows(CrmJournalEntry write) => write.Outcome.Changes.Count == 0
        ? [Row(write, null)]
        : write.Outcome.Changes.Select(change => Row(write, change));

    private static JsonNode Row(CrmJournalEntry write, FieldChange? change) => new JsonObject
    {
        ["kind"] = write.Action,
        ["system"] = write.Outcome.Record?.Connection,
        ["record"] = write.Outcome.Record?.ToString(),
        ["field"] = change?.Field ?? write.Target,
        ["before"] = change?.Before,
        ["after"] = change?.After,
        ["reference"] = write.Outcome.Reference,
        ["status"] = write.Outcome.Status.ToString().ToLowerInvariant(),
        ["at"] = ProtocolContent.Iso(write.At),
    };
}
