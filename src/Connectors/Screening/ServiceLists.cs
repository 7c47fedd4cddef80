using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>The service's lists that stand for those of a profile.</summary>
/// <param name="Versions">One for each list of the profile that the service has, by our code.</param>
/// <param name="Unavailable">Codes of lists that it has not, or that are too old.</param>
/// <param name="Problem"><c>listMissing</c> or <c>listTooOld</c> when there are any.</param>
internal sealed record ServiceLists(IReadOnlyList<ListVersion> Versions, IReadOnlyList<string> Unavailable, string? Problem)
{
    /// <param name="profile">Which lists are demanded, and how old they may be.</param>
    /// <param name="find">The service's state of a list: its name there, its version, its date, its entries; null when it has none.</param>
    /// <param name="now">UTC.</param>
    public static ServiceLists Of(ScreeningProfile profile, Func<string, ServiceList?> find, DateTimeOffset now)
    {
        var (versions, unavailable, problem) = (new List<ListVersion>(), new List<string>(), default(string));
        foreach (var code in profile.AllLists.Distinct(StringComparer.Ordinal))
        {
            if (find(code) is not { } list)
            {
                problem = "listMissing";
                unavailable.Add(code);
            }
            else if (list.At is not { } at || now - at > profile.MaximumListAge)
            {
                // A list whose age nobody knows is as old as it likes.
                problem ??= "listTooOld";
                unavailable.Add(code);
            }
            else
            {
                versions.Add(new ListVersion
                {
                    List = code,
                    Sha256 = Sha256Hex.Of($"{list.Name}@{list.Version}"),
                    PublishedAt = list.At,
                    FetchedAt = at,
                    EntryCount = list.Entries,
                    NameCount = 0,
                    Source = $"{list.Name}@{list.Version}",
                });
            }
        }

        return new ServiceLists(versions, unavailable, problem);
    }
}
