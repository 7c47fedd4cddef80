using System.Globalization;
using WorkflowConnect.Core.Alerts;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Lists;

/// <summary>
/// Raises an alert, once a day each, for a list of the profile that is missing, too old, soon too old, or whose last attempt
/// brought nothing; once a week for a house entry that has waited for its list for a week or longer, and once when it has arrived.
/// </summary>
internal sealed class ListAlarms(
    ListStatuses statuses, HouseReminders reminders, IScreeningProfiles profiles, RaiseAlert raise, TimeProvider time, ILogger<ListAlarms> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>Share of the greatest age from which a list is about to become useless.</summary>
    private const double Soon = 0.75;

    /// <summary>One look at everything.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var today = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (code, list) in Troubles())
        {
            await raise.RunAsync(code, list, $"{code}:{list}:{today}", cancellationToken);
        }

        var aWeekAgo = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-7);
        foreach (var expectation in reminders.All().Where(e => e.Arrived is not null || e.Since is null || e.Since <= aWeekAgo))
        {
            var (code, key) = expectation.Arrived is null ? ("house-entry-expected", $"{Week()}") : ("house-entry-listed", expectation.List);
            await raise.RunAsync(code, $"{ListCodes.House}:{expectation.Entry.Id}", $"{code}:{expectation.Entry.Id}:{key}", cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.CannotLook(e);
            }
        }
    }

    private IEnumerable<(string Code, string List)> Troubles()
    {
        var profile = profiles.Current;
        foreach (var code in profile.AllLists.Where(c => c != ListCodes.House))
        {
            var list = statuses.Find(code);
            if (list?.Version is null || (list.IsSample && !profile.AllowSampleLists))
            {
                yield return ("list-missing", code);
            }
            else if (!list.IsSample && list.Age > profile.MaximumListAge)
            {
                yield return ("list-too-old", code);
            }
            else if (!list.IsSample && list.Age > profile.MaximumListAge * Soon)
            {
                yield return ("list-soon-too-old", code);
            }

            if (list?.LastRefusal is not null)
            {
                yield return ("list-not-accepted", code);
            }
        }
    }

    private string Week()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return $"{ISOWeek.GetYear(now)}-W{ISOWeek.GetWeekOfYear(now):00}";
    }
}
