using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Screening;

/// <summary>
/// The product's own matcher. All parties of a call meet the same index; the same parties, list versions and profile
/// give the same results to the last digit.
/// </summary>
public sealed class BuiltInScreener : IScreener
{
    /// <summary>Changes whenever a score may change.</summary>
    public static string Engine => MatcherVersion.Current;

    private readonly Func<ScreeningIndexHolder.ListSet> _lists;
    private readonly IListFreshness _freshness;
    private readonly TimeProvider _time;

    public BuiltInScreener(ScreeningIndexHolder lists, IListFreshness freshness, TimeProvider time)
        : this(() => lists.Current, freshness, time)
    {
    }

    private BuiltInScreener(Func<ScreeningIndexHolder.ListSet> lists, IListFreshness freshness, TimeProvider time) =>
        (_lists, _freshness, _time) = (lists, freshness, time);

    /// <inheritdoc/>
    public IScreener Hold()
    {
        var held = _lists();
        return new BuiltInScreener(() => held, _freshness, _time);
    }

    public ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(
        IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken)
    {
        var set = _lists();
        var check = ListCheck.Of(profile, set, _freshness, _time.GetUtcNow());
        ListVersion[] versions = [.. check.Usable.Select(s => s.Version)];
        var results = new ScreeningResult[parties.Count];
        if (check.Reason is { } reason)
        {
            Array.Fill(results, PartyScreening.NotScreened(reason, versions, check.Unavailable, Engine));
            return new(results);
        }

        var workspaces = set.IndexOf(check.Usable).Workspaces;
        var workspace = workspaces.Rent();
        var screening = new PartyScreening(workspace, profile, versions, Engine);
        for (var i = 0; i < results.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = screening.Screen(parties[i]);
        }

        workspaces.Return(workspace);
        return new(results);
    }
}
