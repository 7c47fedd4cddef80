using System.Globalization;
using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Core.Tests.Schedules;

public sealed class CronRuleTests
{
    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset? at, string zone) =>
        at is { } time ? TimeZoneInfo.ConvertTime(time, ScheduleZones.Require(zone)).ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "never";

    private static DateTimeOffset[] Runs(string expression, string zone, string after, int count) =>
        [.. ScheduleTimes.Preview(ScheduleKind.Cron, expression, zone, At(after), At(after), count)];

    [Theory]
    [InlineData("30 2 * * *", "Sat 2026-01-03 02:30:00")] // cron, five fields
    [InlineData("0 9 * * 1", "Mon 2026-01-05 09:00:00")] // cron: 1 is Monday
    [InlineData("0 9 * * 7", "Sun 2026-01-04 09:00:00")] // cron: 0 and 7 are Sunday
    [InlineData("0 0 9 * * 1", "Mon 2026-01-05 09:00:00")] // six fields without ?: seconds in front, days as cron
    [InlineData("15 0 9 * * *", "Sat 2026-01-03 09:00:15")]
    [InlineData("0 0 9 ? * 2", "Mon 2026-01-05 09:00:00")] // Quartz: 2 is Monday
    [InlineData("0 0 9 ? * 1", "Sun 2026-01-04 09:00:00")] // Quartz: 1 is Sunday
    [InlineData("0 0 9 ? * 1/3", "Sat 2026-01-03 09:00:00")] // Quartz: 1, 4, 7
    [InlineData("0 0 9 ? * 4/3", "Sat 2026-01-03 09:00:00")] // Quartz: 4 and 7, not 8 that would be Sunday again
    [InlineData("0 0 9 ? * MON-FRI", "Mon 2026-01-05 09:00:00")]
    [InlineData("0 0 9 ? * 6L", "Fri 2026-01-30 09:00:00")] // Quartz: the last Friday
    [InlineData("0 0 9 ? * 6#3", "Fri 2026-01-16 09:00:00")] // Quartz: the third Friday
    [InlineData("0 0 9 ? * L", "Sat 2026-01-03 09:00:00")] // Quartz: Saturday
    [InlineData("0 0 9 L * ?", "Sat 2026-01-31 09:00:00")]
    [InlineData("0 0 9 LW * ?", "Fri 2026-01-30 09:00:00")]
    [InlineData("0 0 9 15W * ?", "Thu 2026-01-15 09:00:00")]
    [InlineData("0 0 9 1 1 ? 2028", "Sat 2028-01-01 09:00:00")]
    [InlineData("0 0 9 1 1 ? 2027-2031/2", "Fri 2027-01-01 09:00:00")]
    [InlineData("0 0 9 29 2 ? 2026-2099", "Tue 2028-02-29 09:00:00")]
    [InlineData("0 0 9 1 1 ? 2020", "never")]
    [InlineData("0 0 1 1/3 *", "Thu 2026-01-01 00:00:00")]
    [InlineData("@daily", "Sat 2026-01-03 00:00:00")]
    public void Cron_is_read_as_the_users_of_Elsa_and_of_Quartz_write_it(string expression, string next)
    {
        var after = expression == "0 0 1 1/3 *" ? "2025-12-01T00:00:00Z" : "2026-01-02T12:00:00Z";
        Local(CronRule.Parse(expression).NextAfter(At(after), TimeZoneInfo.Utc), "UTC").ShouldBe(next);
    }

    [Theory]
    [InlineData("0 6 1 * *", "Europe/Berlin", "2026-01-01T06:00:00Z", "2026-02-01T05:00:00Z")] // monthly
    [InlineData("0 6 1 */3 *", "Europe/Berlin", "2026-01-02T00:00:00Z", "2026-04-01T04:00:00Z")] // quarterly
    [InlineData("0 6 2 1 *", "Europe/Berlin", "2026-01-02T05:00:00Z", "2027-01-02T05:00:00Z")] // yearly
    [InlineData("0 0 3 4 *", "UTC", "2026-01-01T00:00:00Z", "2026-04-03T00:00:00Z")] // 92 days ahead
    [InlineData("0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", "2104-02-29T00:00:00Z")] // 2100 is no leap year
    public void No_distance_is_too_far(string expression, string zone, string after, string next) =>
        CronRule.Parse(expression).NextAfter(At(after), ScheduleZones.Require(zone)).ShouldBe(At(next));

    [Theory]
    [InlineData("Europe/Berlin", "30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("Europe/Berlin", "0,15,30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z")]
    [InlineData("Europe/Berlin", "0 2,3 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z")]
    [InlineData("Europe/Berlin", "*/20 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z")]
    [InlineData("America/New_York", "30 2 * * *", "2026-03-07T20:00:00Z", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z")]
    [InlineData("Australia/Lord_Howe", "15 2 * * *", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z")]
    public void A_time_that_summer_time_skips_runs_at_the_first_moment_after(string zone, string expression, string after, string first, string second) =>
        Runs(expression, zone, after, 2).ShouldBe([At(first), At(second)]);

    [Theory]
    [InlineData("Europe/Berlin", "30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("Europe/Berlin", "0 2,3 * * *", "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z")]
    [InlineData("America/New_York", "30 1 * * *", "2026-10-31T12:00:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z")]
    [InlineData("Australia/Lord_Howe", "45 1 * * *", "2026-04-04T12:00:00Z", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z")]
    public void A_time_that_comes_twice_runs_once_the_first_time(string zone, string expression, string after, string first, string second) =>
        Runs(expression, zone, after, 2).ShouldBe([At(first), At(second)]);

    [Fact]
    public void What_runs_every_hour_ticks_evenly_through_both_changes()
    {
        string[] changes = ["2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z"];
        foreach (var after in changes)
        {
            var runs = Runs("*/30 * * * *", "Europe/Berlin", after, 12);
            runs.ShouldBe(Enumerable.Range(1, 12).Select(n => At(after).AddMinutes(30 * n)));
        }
    }

    /// <summary>Against .NET's own idea of invalid and ambiguous times, which the rule does not use.</summary>
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kolkata")]
    public void Every_local_day_has_each_of_its_times_exactly_once(string name)
    {
        var zone = ScheduleZones.Require(name);
        foreach (var minute in Enumerable.Range(0, 16).Select(n => n * 15))
        {
            var expression = $"{minute % 60} {minute / 60} * * *";
            var expected = Enumerable.Range(0, 730).Select(day => Expected(new DateTime(2026, 1, 1).AddDays(day).AddMinutes(minute), zone)).ToArray();
            ScheduleTimes.Preview(ScheduleKind.Cron, expression, name, expected[0], expected[0].AddTicks(-1), expected.Length).ShouldBe(expected, expression);
        }
    }

    private static DateTimeOffset Expected(DateTime local, TimeZoneInfo zone)
    {
        var asked = local;
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return local == asked && zone.IsAmbiguousTime(local)
            ? new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max())
            : new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * * *")]
    [InlineData("61 * * * *")]
    [InlineData("0 0 30 2 *")]
    [InlineData("0 0 9 ? * 0")]
    [InlineData("0 0 9 ? * 8")]
    [InlineData("0 0 9 ? * 2/0")]
    [InlineData("0 0 9 1 1 ? 1900")]
    [InlineData("0 0 9 1 1 ? 2030-2027")]
    [InlineData("0 0 9 1 1 ? 99999999999999999999")]
    [InlineData("nonsense")]
    [InlineData("@never")]
    [InlineData("; DROP TABLE schedules * * *")]
    public void What_cannot_be_read_is_refused_with_a_hint(string expression) =>
        Should.Throw<ScheduleFormatException>(() => CronRule.Parse(expression)).Message.ShouldContain("cron expression");

    [Fact]
    public void Every_error_is_told_at_once() =>
        ScheduleTimes.Check(ScheduleKind.Cron, "61 * * * *", "Europe/Berlln").Count.ShouldBe(2);

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:01:00")]
    [InlineData("00:00:00.5000000")]
    [InlineData("tomorrow")]
    public void An_interval_below_a_second_is_refused(string interval) =>
        ScheduleTimes.Check(ScheduleKind.Interval, interval, "UTC").ShouldHaveSingleItem();
}
