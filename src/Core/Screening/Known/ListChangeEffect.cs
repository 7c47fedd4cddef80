using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>Whom a change of lists affects.</summary>
public static class ListChangeEffect
{
    /// <summary>
    /// References of the known parties whose check gives another result on the lists after than before: another
    /// outcome, other matches or scores, or a matched entry that says something else. Uses all cores.
    /// </summary>
    /// <param name="before">The lists of the profile that the known parties were checked against.</param>
    /// <param name="after">The same lists as they are now.</param>
    /// <param name="profile">Thresholds and weights.</param>
    /// <param name="known">The known parties; reading them keeps writers waiting.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IReadOnlyList<string> Find(
        IReadOnlyList<ListSnapshot> before, IReadOnlyList<ListSnapshot> after, ScreeningProfile profile, KnownParties known, CancellationToken cancellationToken)
    {
        var then = new ScreeningIndexHolder();
        then.Replace(before);
        return Find(then, then.With(after), profile, known, cancellationToken);
    }

    /// <summary>The same with holders, whose indexes are built already or are used again later.</summary>
    public static IReadOnlyList<string> Find(
        ScreeningIndexHolder before, ScreeningIndexHolder after, ScreeningProfile profile, KnownParties known, CancellationToken cancellationToken)
    {
        var change = ListChange.Between(
            before.Current.IndexOf([.. before.Current.Find(profile.AllLists)]),
            after.Current.IndexOf([.. after.Current.Find(profile.AllLists)]));
        return new AffectedParties(change, profile).Among(known, cancellationToken);
    }
}
