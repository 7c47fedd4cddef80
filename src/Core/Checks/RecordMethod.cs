using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Checks;

/// <summary>
/// Records by what checks are made: the matcher's version and the profile's content, each as a fact of its own whenever
/// it differs from the last one recorded. A protocol names both, so that its match can be made again.
/// </summary>
public sealed class RecordMethod(IDatabase database, IIdSource ids)
{
    /// <summary>Kind and number series of the entries that say which matcher runs.</summary>
    public const string Matcher = "matcher";

    /// <summary>Kind and number series of the entries that keep a profile.</summary>
    public const string Profile = "profile";

    // What this process has recorded already. Written after the commit: a write that failed is done again.
    private volatile string? _matcher;
    private volatile string? _profile;

    /// <summary>Records the version of the matcher, if it is another than the last one.</summary>
    public async Task MatcherAsync(string engine, CancellationToken cancellationToken)
    {
        if (engine != _matcher)
        {
            await RecordAsync(Matcher, "engine", engine, last => new JsonObject { ["engine"] = engine, ["before"] = last }, cancellationToken);
            _matcher = engine;
        }
    }

    /// <summary>Records the content of the profile with who approved it, if it is another than the last one.</summary>
    public async Task ProfileAsync(ScreeningProfile profile, CancellationToken cancellationToken)
    {
        var hash = ProfileHash.Of(profile);
        if (hash != _profile)
        {
            await RecordAsync(
                Profile,
                "sha256",
                hash,
                last => new JsonObject
                {
                    ["sha256"] = hash,
                    ["before"] = last,
                    ["approvedBy"] = profile.ApprovedBy,
                    ["changedBy"] = "configuration",
                    ["profile"] = DomainJson.ToNode(profile),
                },
                cancellationToken);
            _profile = hash;
        }
    }

    private Task<bool> RecordAsync(
        string kind, string field, string value, Func<string?, JsonObject> payload, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (work, ct) =>
            {
                var number = await work.Ledger.NextNumberAsync(kind, ct);
                var last = await LastAsync(work, kind, number - 1, field, ct);
                if (last == value)
                {
                    return false;
                }

                var facts = payload(last);
                facts["nonce"] = ids.NewId();
                await work.Ledger.AppendAsync(
                    new LedgerDraft { Kind = kind, Key = KeyOf(kind, number), Reference = kind, NumberSeries = kind, Payload = facts }, ct);
                return true;
            },
            cancellationToken);

    private static async Task<string?> LastAsync(IWork work, string kind, long number, string field, CancellationToken cancellationToken) =>
        number > 0 && await work.Ledger.FindByKeyAsync(KeyOf(kind, number), cancellationToken) is { Payload: { } payload }
            ? (string?)JsonNode.Parse(payload)?[field]
            : null;

    private static string KeyOf(string kind, long number) => $"{kind}:{number}";
}
