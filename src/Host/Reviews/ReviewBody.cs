using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Reviews;

/// <summary>A review with the parties and the entries that they resemble.</summary>
internal sealed record ReviewBody
{
    public required string Id { get; init; }

    public required string CheckId { get; init; }

    public string? LeadId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary><c>open</c>, <c>proposed</c> or <c>decided</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>released</c> or <c>confirmed</c> once decided.</summary>
    public string? Verdict { get; init; }

    /// <summary>When it was escalated because nobody decided in time, or null.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>Until when the clearances of a release hold, or null.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    public required IReadOnlyList<Vote> Votes { get; init; }

    public required IReadOnlyList<JsonObject> Subjects { get; init; }

    public static ReviewBody Of(Review review, Check? check) => new()
    {
        Id = review.Id,
        CheckId = review.CheckId,
        LeadId = review.LeadId,
        OpenedAt = review.OpenedAt,
        Status = DomainJson.Word(review.Status),
        Verdict = review.Verdict is { } verdict ? DomainJson.Word(verdict) : null,
        EscalatedAt = review.EscalatedAt,
        ValidUntil = review.ValidUntil,
        Votes = review.Votes,
        Subjects = [.. (check?.Subjects ?? []).Select(SubjectOf)],
    };

    private static JsonObject SubjectOf(CheckedSubject subject) => new()
    {
        ["party"] = DomainJson.ToNode(subject.Party),
        ["record"] = subject.Record?.ToString(),
        ["outcome"] = DomainJson.Word(subject.Result.Outcome),
        ["matches"] = new JsonArray([.. subject.Result.Matches.Select(MatchOf)]),
        ["knownFalsePositives"] = new JsonArray([.. (subject.KnownFalsePositives ?? []).Select(KnownOf)]),
        ["reopened"] = DomainJson.ToNode(subject.Reopened ?? []),
    };

    private static JsonNode KnownOf(KnownFalsePositive known)
    {
        var match = MatchOf(known.Match);
        match["clearance"] = known.ClearanceId;
        match["validUntil"] = DomainJson.ToNode(known.ValidUntil);
        return match;
    }

    private static JsonNode MatchOf(ScreeningMatch match) => new JsonObject
    {
        ["list"] = match.Entry.List,
        ["entryId"] = match.Entry.Id,
        ["entryName"] = match.Entry.PrimaryName.Text,
        ["matchedName"] = match.MatchedName.Text,
        ["score"] = match.Score,
        ["parts"] = DomainJson.ToNode(match.Parts),
        ["birthDates"] = DomainJson.ToNode(match.Entry.BirthDates),
        ["countries"] = DomainJson.ToNode(match.Entry.Countries),
        ["programmes"] = DomainJson.ToNode(match.Entry.Programmes),
        ["link"] = match.Entry.Link,
    };
}
