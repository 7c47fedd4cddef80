using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Lists;

/// <summary>How a list stands.</summary>
/// <param name="AgeHours">Hours since the publisher last confirmed the version; null when there is none.</param>
internal sealed record ListBody(
    string Code,
    string Name,
    string Publisher,
    int? Entries,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? ConfirmedAt,
    double? AgeHours,
    bool Sample,
    string? Sha256,
    IReadOnlyList<string> LastRefusal)
{
    public static ListBody Of(ListStatus status) => new(
        status.Source.Code,
        status.Source.NameEnglish,
        status.Source.Publisher,
        status.Version?.EntryCount,
        status.Version?.PublishedAt,
        status.ConfirmedAt,
        status.Age is { } age ? Math.Round(age.TotalHours, 1) : null,
        status.IsSample,
        status.Version?.Sha256,
        status.LastRefusal?.Reasons ?? []);
}
