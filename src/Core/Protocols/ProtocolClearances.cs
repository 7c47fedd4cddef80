using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;

namespace WorkflowConnect.Core.Protocols;

/// <summary>The parts of a protocol about clearances: those that were applied, and those that did not hold any more.</summary>
internal static class ProtocolClearances
{
    public static JsonNode UseOf(KnownFalsePositive known) => new JsonObject
    {
        ["reference"] = known.ClearanceId,
        ["list"] = known.Match.Entry.List,
        ["entryId"] = known.Match.Entry.Id,
        ["validUntil"] = ProtocolContent.Iso(known.ValidUntil),
    };

    public static JsonNode ReopeningOf(ReopenedClearance reopening) => new JsonObject
    {
        ["reference"] = reopening.ClearanceId,
        ["list"] = reopening.List,
        ["entryId"] = reopening.EntryId,
        ["releasedAt"] = ProtocolContent.Iso(reopening.ReleasedAt),
        ["validUntil"] = ProtocolContent.Iso(reopening.ValidUntil),
        ["causes"] = Texts(reopening.Causes.Select(cause => DomainJson.Word(cause))),
        ["differences"] = new JsonArray(
        [
            .. reopening.Subject.Select(difference => DifferenceOf("subject", difference)),
            .. reopening.Entry.Select(difference => DifferenceOf("entry", difference)),
            .. reopening.Profile.Select(difference => DifferenceOf("profile", difference)),
        ]),
    };

    private static JsonNode DifferenceOf(string of, ContentDifference difference) => new JsonObject
    {
        ["of"] = of,
        ["field"] = difference.Field,
        ["then"] = Texts(difference.Removed),
        ["now"] = Texts(difference.Added),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
