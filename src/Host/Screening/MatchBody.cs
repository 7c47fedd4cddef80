using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Host.Screening;

/// <summary>An entry that resembles the party, with the reasons; the points of the parts sum to the score.</summary>
internal sealed record MatchBody(
    double Score,
    string Name,
    string Script,
    string List,
    string Entry,
    IReadOnlyList<string> OtherIds,
    string EntryName,
    string EntryKind,
    IReadOnlyList<string> Programmes,
    IReadOnlyList<string> LegalActs,
    string? Link,
    IReadOnlyList<PartBody> Parts)
{
    public static MatchBody Of(ScreeningMatch match) => new(
        match.Score,
        match.MatchedName.Text,
        match.MatchedName.Script,
        match.Entry.List,
        match.Entry.Id,
        match.Entry.OtherIds,
        match.Entry.PrimaryName.Text,
        Core.Data.DomainJson.Word(match.Entry.Kind),
        match.Entry.Programmes,
        match.Entry.LegalActs,
        match.Entry.Link,
        [.. match.Parts.Select(p => new PartBody(p.Code, p.Points, p.Given, p.Listed, ScorePartTexts.German(p.Code), ScorePartTexts.English(p.Code)))]);
}
