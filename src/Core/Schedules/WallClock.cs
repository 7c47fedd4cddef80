namespace WorkflowConnect.Core.Schedules;

/// <summary>
/// What a time on the wall clock means in UTC. One that is skipped means the first moment after the gap, one that
/// comes twice means the first of the two. Asks a zone for nothing but its offset at an instant: what .NET says of
/// invalid and ambiguous times rests on its rules, which do not describe every zone.
/// </summary>
internal static class WallClock
{
    // Farther than any zone ever moved its clock at once: Samoa left out a whole day.
    private static readonly TimeSpan Around = TimeSpan.FromHours(26);

    public static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        var near = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        var (before, after) = (near - zone.BaseUtcOffset - Around, near - zone.BaseUtcOffset + Around);
        var (early, late) = (near - zone.GetUtcOffset(before), near - zone.GetUtcOffset(after));
        (early, late) = early <= late ? (early, late) : (late, early);
        return Shows(early, near, zone) ? early
            : Shows(late, near, zone) ? late
            : EndOfGap(before, after, near, zone);
    }

    private static bool Shows(DateTimeOffset instant, DateTimeOffset local, TimeZoneInfo zone) =>
        instant + zone.GetUtcOffset(instant) == local;

    private static DateTimeOffset EndOfGap(DateTimeOffset before, DateTimeOffset after, DateTimeOffset local, TimeZoneInfo zone)
    {
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + ((after - before) / 2);
            (before, after) = middle + zone.GetUtcOffset(middle) >= local ? (before, middle) : (middle, after);
        }

        return after;
    }
}
