using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Screening;

/// <summary>Are the lists that a profile demands there, filled, real and young enough? Nothing is cleared on others.</summary>
internal sealed record ListCheck(NotScreenedReason? Reason, IReadOnlyList<ListSnapshot> Usable, IReadOnlyList<string> Unavailable)
{
    public static ListCheck Of(
        ScreeningProfile profile, ScreeningIndexHolder.ListSet lists, IListFreshness freshness, DateTimeOffset now)
    {
        var demanded = profile.AllLists.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var usable = new List<ListSnapshot>();
        var unavailable = new List<string>();
        NotScreenedReason? reason = demanded.Length == 0 ? NotScreenedReason.ListMissing : null;
        foreach (var code in demanded)
        {
            var found = lists.Find(code);
            if (code == ListCodes.House && found is not null)
            {
                // It has no publisher who could be late, and nobody need have entered anything.
                if (found.Entries.Count > 0)
                {
                    usable.Add(found);
                }

                continue;
            }

            if (found is null || found.Entries.Count == 0 || (found.Version.IsSample && !profile.AllowSampleLists))
            {
                reason = NotScreenedReason.ListMissing;
                unavailable.Add(code);
            }
            else if (!found.Version.IsSample && now - LastKnownCurrent(found.Version, freshness) > profile.MaximumListAge)
            {
                reason ??= NotScreenedReason.ListTooOld;
                unavailable.Add(code);
            }
            else
            {
                usable.Add(found);
            }
        }

        return new ListCheck(reason, usable, unavailable);
    }

    private static DateTimeOffset LastKnownCurrent(ListVersion version, IListFreshness freshness) =>
        freshness.ConfirmedAt(version.List) is { } confirmed && confirmed > version.FetchedAt ? confirmed : version.FetchedAt;
}
