using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Core.Checks;

/// <summary>
/// Records who had how many parties screened, when, against which lists and with which outcomes. Which parties they
/// were stays with those who sent them, unless each got a check and a protocol of its own.
/// </summary>
public sealed class RecordScreening(IDatabase database, IIdSource ids, TimeProvider time)
{
    /// <param name="isWhole">False when the sender went away before the last party.</param>
    public Task RunAsync(ScreeningRun run, bool isWhole, CancellationToken cancellationToken) => database.WriteAsync(
        (work, ct) => work.Ledger.AppendAsync(EntryOf(run, isWhole), ct),
        cancellationToken);

    private LedgerDraft EntryOf(ScreeningRun run, bool isWhole) => new()
    {
        Kind = "screening",
        Key = $"screening:{run.Id}",
        Reference = run.Id,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["actor"] = run.Actor,
            ["startedAt"] = ProtocolContent.Iso(run.StartedAt),
            ["finishedAt"] = ProtocolContent.Iso(time.GetUtcNow()),
            ["whole"] = isWhole,
            ["parties"] = run.Counts.Values.Sum(),
            ["outcomes"] = new JsonObject(run.Counts.Select(c => KeyValuePair.Create(DomainJson.Word(c.Key), (JsonNode?)c.Value))),
            ["profile"] = $"{run.Profile.Name}/{run.Profile.Version}",
            ["engine"] = run.Engine,
            ["lists"] = new JsonArray([.. run.Lists.Select(list => (JsonNode)$"{list.List}@{list.Sha256}")]),
            ["checks"] = new JsonArray([.. run.CheckIds.Select(id => (JsonNode)id)]),
        },
    };
}
