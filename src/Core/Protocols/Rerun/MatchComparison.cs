using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Protocols;

/// <summary>Holds a match that was made again against what a protocol recorded of it: places that differ, first the outcome.</summary>
internal static class MatchComparison
{
    /// <summary>What the matcher gave; labels and links hang on it and are not compared.</summary>
    private static readonly string[] OfMatch = ["list", "entryId", "otherIds", "entryName", "listedName", "score"];
    private static readonly string[] OfPart = ["code", "points", "given", "listed"];

    /// <summary>The first thing that differs, or null. Scores are named, values of parties are not.</summary>
    /// <param name="recorded">The subject as the protocol has it.</param>
    /// <param name="all">The result now, not cut.</param>
    /// <param name="mostMatches">Where the profile cuts.</param>
    public static string? FirstDifference(JsonObject recorded, ScreeningResult all, int mostMatches)
    {
        var party = RecordedProtocol.InputOf(recorded);
        if (PartyFingerprint.Of(party) != (string?)recorded["fingerprint"])
        {
            return "fingerprint: it is not that of the recorded input";
        }

        var known = Items(recorded, "knownFalsePositives");
        var keys = known.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var (result, cleared) = ClearedResult.Of(all, match => keys.Contains($"{match.Entry.List}/{match.Entry.Id}"), mostMatches);
        if (DomainJson.Word(result.Outcome) is var outcome && outcome != (string?)recorded["outcome"])
        {
            return $"outcome: recorded {recorded["outcome"]}, now {outcome}";
        }

        return Differences("hit", Items(recorded, "hits"), result.Matches)
            ?? Differences("known false positive", known, cleared)
            ?? Differences("nearest", recorded["nearest"] is JsonObject nearest ? [nearest] : [], result.Nearest is { } now ? [now] : []);
    }

    private static string? Differences(string what, JsonObject[] recorded, IReadOnlyList<ScreeningMatch> now) => recorded.Length != now.Count
        ? $"{what}: recorded {recorded.Length}, now {now.Count}"
        : recorded.Zip(now).Select((pair, i) => Difference($"{what} {i + 1}", pair.First, Written(pair.Second))).FirstOrDefault(d => d is not null);

    private static string? Difference(string what, JsonObject recorded, JsonObject now)
    {
        var (then, today) = (Parts(recorded), Parts(now));
        foreach (var field in OfMatch)
        {
            if (Canonical(recorded[field]) != Canonical(now[field]))
            {
                return field is "score" or "list" or "entryId"
                    ? $"{what}, {field}: recorded {Canonical(recorded[field])}, now {Canonical(now[field])}"
                    : $"{what}, {field}";
            }
        }

        return then.Length != today.Length
            ? $"{what}, parts: recorded {then.Length}, now {today.Length}"
            : then.Zip(today).SelectMany((pair, i) => OfPart
                .Where(field => Canonical(pair.First[field]) != Canonical(pair.Second[field]))
                .Select(field => field is "code" or "points"
                    ? $"{what}, part {i + 1}, {field}: recorded {Canonical(pair.First[field])}, now {Canonical(pair.Second[field])}"
                    : $"{what}, part {i + 1}, {field}")).FirstOrDefault();
    }

    private static JsonObject Written(ScreeningMatch match) => new()
    {
        ["list"] = match.Entry.List,
        ["entryId"] = match.Entry.Id,
        ["otherIds"] = DomainJson.ToNode(match.Entry.OtherIds),
        ["entryName"] = match.Entry.PrimaryName.Text,
        ["listedName"] = match.MatchedName.Text,
        ["score"] = match.Score,
        ["parts"] = DomainJson.ToNode(match.Parts),
    };

    private static string KeyOf(JsonObject match) => $"{match["list"]}/{match["entryId"]}";

    private static JsonObject[] Parts(JsonObject match) => Items(match, "parts");

    private static JsonObject[] Items(JsonObject owner, string field) =>
        owner[field] is JsonArray items ? [.. items.OfType<JsonObject>()] : [];

    private static string Canonical(JsonNode? node) => CanonicalJson.Write(node);
}
