using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Explaining;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Protocols;

/// <summary>The part of a protocol about one party: who was checked, what was found.</summary>
internal static class ProtocolSubject
{
    public static JsonNode Of(CheckedSubject subject, Check check, ExplainResult explain)
    {
        var party = subject.Party;
        var explanation = explain.Explain(party, subject.Result, check.Profile);
        var known = (subject.KnownFalsePositives ?? [])
            .Select(k => KnownOf(k, explain.Explain(party, k.Match, subject.Result, check.Profile), party, check.Language));
        return Of(subject, check, explanation, known);
    }

    private static JsonObject Of(CheckedSubject subject, Check check, ResultExplanation explanation, IEnumerable<JsonNode> known) => new()
    {
        ["kind"] = DomainJson.Word(subject.Party.Kind),
        ["crm"] = subject.Record?.Connection,
        ["recordReference"] = subject.Record?.ToString(),
        ["leadReference"] = check.LeadId,
        ["name"] = subject.Party.Name,
        ["aliases"] = Texts(subject.Party.Aliases),
        ["birthDate"] = subject.Party.BirthDate?.ToString(),
        ["birthPlace"] = subject.Party.BirthPlace,
        ["nationalities"] = Texts(subject.Party.Countries),
        ["addresses"] = Texts(subject.Party.Addresses.Select(Line)),
        ["registerNumbers"] = Texts(subject.Party.Identifiers.Select(Line)),
        ["emptyFields"] = Texts(subject.EmptyFields),
        ["fingerprint"] = subject.Fingerprint,

        // Exactly what went to the matcher, so that the match can be made again; the fields above are for people.
        ["input"] = DomainJson.ToNode(subject.Party),
        ["previousCheck"] = check.Previous is { } previous
            ? new JsonObject
            {
                ["number"] = previous.ProtocolNumber,
                ["at"] = ProtocolContent.Iso(previous.At),
                ["result"] = previous.Outcome,
            }
            : null,
        ["outcome"] = DomainJson.Word(subject.Result.Outcome),
        ["reason"] = subject.Result.Reason is { } reason ? DomainJson.Word(reason) : null,
        ["hits"] = new JsonArray([.. explanation.Matches.Select(match => MatchOf(match, subject.Party, check.Language))]),
        ["knownFalsePositives"] = new JsonArray([.. known]),
        ["reopened"] = new JsonArray([.. (subject.Reopened ?? []).Select(ProtocolClearances.ReopeningOf)]),
        ["nearest"] = explanation.Nearest is { } nearest ? MatchOf(nearest, subject.Party, check.Language) : null,
    };

    private static JsonObject KnownOf(KnownFalsePositive known, MatchExplanation explained, Party party, string language)
    {
        var match = MatchOf(explained, party, language);
        match["clearance"] = known.ClearanceId;
        match["validUntil"] = ProtocolContent.Iso(known.ValidUntil);
        return match;
    }

    private static JsonObject MatchOf(MatchExplanation explained, Party party, string language)
    {
        var match = explained.Match;
        return new JsonObject
        {
            ["list"] = match.Entry.List,
            ["entryId"] = match.Entry.Id,
            ["otherIds"] = Texts(match.Entry.OtherIds),
            ["entryName"] = match.Entry.PrimaryName.Text,
            ["listedName"] = match.MatchedName.Text,
            ["score"] = match.Score,
            ["parts"] = new JsonArray([.. match.Parts.Select(part => PartOf(part, language))]),
            ["belowThreshold"] = explained.BelowThreshold,

            // Null where they could not be checked any more, because other lists are in use by now.
            ["counterfactuals"] = explained.Counterfactuals is { } claims ? new JsonArray([.. claims.Select(claim => ClaimOf(claim, language))]) : null,
            ["identifiers"] = MatchedIdentifiers.Of(match, party),
            ["programme"] = Joined(match.Entry.Programmes),
            ["legalAct"] = Joined(match.Entry.LegalActs),
            ["link"] = match.Entry.Link,
        };
    }

    private static JsonNode ClaimOf(Counterfactual claim, string language) => new JsonObject
    {
        ["code"] = claim.Code,
        ["value"] = claim.Value,
        ["score"] = claim.Score,
        ["outcome"] = DomainJson.Word(claim.Outcome),
        ["label"] = language == "de" ? CounterfactualTexts.German(claim) : CounterfactualTexts.English(claim),
    };

    private static JsonNode PartOf(ScorePart part, string language) => new JsonObject
    {
        ["code"] = part.Code,
        ["label"] = language == "de" ? ScorePartTexts.German(part.Code) : ScorePartTexts.English(part.Code),
        ["points"] = part.Points,
        ["given"] = part.Given,
        ["listed"] = part.Listed,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    private static string? Joined(IReadOnlyList<string> texts) => texts.Count == 0 ? null : string.Join("; ", texts);

    private static string Line(Address address) => string.Join(
        ", ",
        new[] { address.Street, $"{address.PostalCode} {address.City}".Trim(), address.Region, address.Country }
            .Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string Line(Identifier identifier) => identifier.Country is null
        ? $"{identifier.Kind}: {identifier.Value}"
        : $"{identifier.Kind}: {identifier.Value} ({identifier.Country})";
}
