using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Screening;

/// <summary>The answer to parties sent as JSON.</summary>
/// <param name="Id">Under which the ledger knows this screening.</param>
/// <param name="Counts">How many ended how.</param>
/// <param name="Result">Of a party that was sent alone.</param>
/// <param name="Results">Of several, in the order sent.</param>
internal sealed record ScreenAnswer(
    string Id,
    ScreenAnswer.ProfileBody Profile,
    string? Engine,
    IReadOnlyList<ScreenAnswer.ListBody> Lists,
    IReadOnlyList<string> UnavailableLists,
    IReadOnlyDictionary<string, long> Counts,
    ResultBody? Result,
    IReadOnlyList<ResultBody>? Results)
{
    public static ScreenAnswer Of(ScreeningRun run, bool isSingle, IReadOnlyList<ResultBody> results) => new(
        run.Id,
        new ProfileBody(run.Profile.Name, run.Profile.Version, run.Profile.ReviewThreshold, run.Profile.HitThreshold),
        run.Engine,
        [.. run.Lists.Select(ListBody.Of)],
        run.UnavailableLists,
        run.Counts.ToDictionary(c => DomainJson.Word(c.Key), c => c.Value, StringComparer.Ordinal),
        isSingle ? results[0] : null,
        isSingle ? null : results);

    internal sealed record ProfileBody(string Name, int Version, double ReviewThreshold, double HitThreshold);

    internal sealed record ListBody(string Code, string Sha256, DateTimeOffset? PublishedAt, int Entries, bool Sample)
    {
        public static ListBody Of(ListVersion version) => new(version.List, version.Sha256, version.PublishedAt, version.EntryCount, version.IsSample);
    }
}
