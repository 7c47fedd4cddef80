using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Records that a check found a clearance that does not hold any more, and ends it: only people give a new one.</summary>
internal static class ReopenClearance
{
    public static async Task RunAsync(
        IWork work, Check check, ReopenedClearance reopening, Clearance clearance, IIdSource ids, CancellationToken cancellationToken)
    {
        var facts = new JsonObject
        {
            ["checkId"] = check.Id,
            ["causes"] = new JsonArray([.. reopening.Causes.Select(cause => (JsonNode?)JsonValue.Create(DomainJson.Word(cause)))]),

            // The names of the fields only: their values may be personal, and the check holds them.
            ["subjectFields"] = NamesOf(reopening.Subject),
            ["entryFields"] = NamesOf(reopening.Entry),
            ["profileFields"] = NamesOf(reopening.Profile),
        };
        var expired = reopening.Causes.Contains(ReopeningCause.Expired);
        if (clearance.Status == ClearanceStatus.Active && (expired || IsTheirs(check, reopening, clearance)))
        {
            var status = expired ? ClearanceStatus.Expired : ClearanceStatus.Reopened;
            await EndClearance.RunAsync(work, clearance, status, check.EndedAt, "system", check.Id, ids, cancellationToken, facts);
            return;
        }

        // It had ended before, or stays in use for somebody else of the same name: this check still says that it did not help.
        facts["nonce"] = ids.NewId();
        facts["clearanceId"] = clearance.Id;
        await work.Ledger.AppendAsync(
            new LedgerDraft { Kind = "clearance-refused", Key = $"clearance-refused:{clearance.Id}:{check.Id}", Reference = clearance.Id, Payload = facts },
            cancellationToken);
    }

    /// <summary>
    /// A changed entry or profile ends the clearance for everybody. A changed party ends it only where the CRM record says
    /// that it is the same party: without one, it may be another of the same name.
    /// </summary>
    private static bool IsTheirs(Check check, ReopenedClearance reopening, Clearance clearance) =>
        reopening.Subject.Count == 0 || (clearance.Record is { } record && check.Subjects.Any(s => s.Record?.ToString() == record));

    private static JsonArray NamesOf(IReadOnlyList<ContentDifference> differences) =>
        new([.. differences.Select(difference => (JsonNode?)JsonValue.Create(difference.Field))]);
}
