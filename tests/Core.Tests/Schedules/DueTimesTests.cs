using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Core.Tests.Schedules;

public sealed class DueTimesTests
{
    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Schedule Begin(ScheduleKind kind, string expression, string zone, DateTimeOffset at)
    {
        var schedule = new Schedule
        {
            Id = "d/a",
            DefinitionId = "d",
            DefinitionVersion = 1,
            ActivityId = "a",
            Kind = kind,
            Expression = expression,
            TimeZone = zone,
            BeganAt = at,
            DecidedAt = at,
        };
        return schedule with { NextDueAt = ScheduleTimes.NextAfter(schedule, at) };
    }

    private static List<DateTimeOffset> Run(ref Schedule schedule, params string[] clock)
    {
        var runs = new List<DateTimeOffset>();
        foreach (var now in clock)
        {
            var (due, next) = DueTimes.Decide(schedule, At(now));
            runs.AddRange(due);
            schedule = next;
        }

        return runs;
    }

    [Fact]
    public void A_clock_that_goes_back_a_little_runs_nothing_twice()
    {
        var schedule = Begin(ScheduleKind.Cron, "0 * * * *", "UTC", At("2026-01-01T09:30:00Z"));
        Run(ref schedule, "2026-01-01T10:00:00.010Z", "2026-01-01T09:59:59.970Z", "2026-01-01T10:00:00.005Z", "2026-01-01T10:00:01Z")
            .ShouldBe([At("2026-01-01T10:00:00Z")]);
    }

    [Fact]
    public void A_clock_that_goes_back_an_hour_runs_nothing_twice_and_goes_on_where_it_was()
    {
        var schedule = Begin(ScheduleKind.Cron, "0 * * * *", "UTC", At("2026-01-01T09:30:00Z"));
        Run(ref schedule, "2026-01-01T10:00:00Z", "2026-01-01T09:00:00Z", "2026-01-01T09:59:00Z", "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z")
            .ShouldBe([At("2026-01-01T10:00:00Z"), At("2026-01-01T11:00:00Z")]);
    }

    [Fact]
    public void What_was_missed_is_caught_up_once()
    {
        var schedule = Begin(ScheduleKind.Cron, "0 * * * *", "UTC", At("2026-01-01T09:30:00Z"));
        Run(ref schedule, "2026-01-03T12:34:00Z", "2026-01-03T12:34:01Z", "2026-01-03T13:00:00Z")
            .ShouldBe([At("2026-01-01T10:00:00Z"), At("2026-01-03T13:00:00Z")]);
    }

    [Fact]
    public void A_slow_tick_delays_and_drops_nothing()
    {
        var schedule = Begin(ScheduleKind.Cron, "* * * * * *", "UTC", At("2026-01-01T10:00:00Z"));
        Run(ref schedule, "2026-01-01T10:00:01.2Z", "2026-01-01T10:00:04.1Z")
            .ShouldBe([At("2026-01-01T10:00:01Z"), At("2026-01-01T10:00:02Z"), At("2026-01-01T10:00:03Z"), At("2026-01-01T10:00:04Z")]);
    }

    [Fact]
    public void A_clock_that_was_a_year_ahead_costs_one_run_and_not_a_year()
    {
        var schedule = Begin(ScheduleKind.Cron, "0 * * * *", "UTC", At("2026-01-01T09:30:00Z"));
        Run(ref schedule, "2027-01-01T09:30:00Z", "2026-01-01T10:20:00Z", "2026-01-01T11:00:00Z")
            .ShouldBe([At("2026-01-01T10:00:00Z"), At("2026-01-01T11:00:00Z")]);
    }

    [Fact]
    public void An_interval_does_not_drift()
    {
        var schedule = Begin(ScheduleKind.Interval, "00:10:00", "UTC", At("2026-01-01T10:00:07Z"));
        Run(ref schedule, "2026-01-01T10:10:09Z", "2026-01-01T10:20:08Z", "2026-01-01T10:30:12Z", "2026-01-01T12:05:00Z", "2026-01-01T12:10:07Z")
            .ShouldBe([At("2026-01-01T10:10:07Z"), At("2026-01-01T10:20:07Z"), At("2026-01-01T10:30:07Z"), At("2026-01-01T10:40:07Z"), At("2026-01-01T12:10:07Z")]);
    }

    [Fact]
    public void A_moment_comes_once_and_not_at_all_when_it_had_passed_before_the_schedule_began()
    {
        var schedule = Begin(ScheduleKind.Once, "2026-04-03T10:00:00Z", "UTC", At("2026-01-01T10:00:00Z"));
        Run(ref schedule, "2026-04-03T09:59:59Z", "2026-04-05T00:00:00Z", "2026-04-01T00:00:00Z", "2026-04-06T00:00:00Z").ShouldBe([At("2026-04-03T10:00:00Z")]);
        schedule.NextDueAt.ShouldBeNull();
        Begin(ScheduleKind.Once, "2025-12-31T10:00:00Z", "UTC", At("2026-01-01T10:00:00Z")).NextDueAt.ShouldBeNull();
    }

    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];

    // An hour before a change of summer time in one of the zones, or anywhere.
    private static readonly string[] Begins =
        ["2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z", "2026-03-08T06:00:00Z", "2026-11-01T05:00:00Z", "2026-04-04T14:00:00Z", "2026-10-03T14:30:00Z", "2026-06-01T00:00:00Z"];

    private static Gen<string> Expressions() =>
        from second in Gen.Elements("0", "30", "*/20")
        from minute in Gen.Elements("*", "*/7", "0", "0,30", "15-20", "59")
        from hour in Gen.Elements("*", "*", "*/2", "1", "2", "1-3", "2,3")
        select $"{second} {minute} {hour} * * *";

    // Ticks of up to five seconds in milliseconds, and now and then a jump: back by 40 ms or an hour, ahead by minutes or hours.
    private static Gen<int[]> Steps(bool withDowntime) =>
        Gen.ArrayOf(Gen.Frequency(
            (2_000, Gen.Choose(300, 4_900)),
            (60, Gen.Constant(-40)),
            (1, Gen.Constant(-3_600_000)),
            (withDowntime ? 20 : 0, Gen.Choose(60_000, 9_000_000))), 4_000);

    [Fact]
    public void Whatever_the_clock_does_each_occurrence_runs_exactly_once_and_in_order()
    {
        var cases = from expression in Expressions()
                    from zone in Gen.Elements(Zones)
                    from begin in Gen.Elements(Begins)
                    from steps in Steps(withDowntime: false)
                    select (expression, zone, begin, steps);
        Prop.ForAll(cases.ToArbitrary(), test =>
        {
            var (runs, schedule, latest) = Live(test.expression, test.zone, test.begin, test.steps, _ => { });
            var expected = new List<DateTimeOffset>();
            for (var at = ScheduleTimes.NextAfter(schedule, schedule.BeganAt); at <= latest; at = ScheduleTimes.NextAfter(schedule, at.Value))
            {
                expected.Add(at.Value);
            }

            runs.ShouldBe(expected, $"{test.expression} {test.zone} {test.begin}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Whatever_is_missed_is_caught_up_by_one_run_and_nothing_runs_twice()
    {
        var cases = from expression in Expressions()
                    from zone in Gen.Elements(Zones)
                    from begin in Gen.Elements(Begins)
                    from steps in Steps(withDowntime: true)
                    select (expression, zone, begin, steps);
        Prop.ForAll(cases.ToArbitrary(), test =>
        {
            var (runs, schedule, _) = Live(test.expression, test.zone, test.begin, test.steps, tick =>
            {
                if (tick.Passed > TimeSpan.FromMinutes(1))
                {
                    // One for what was missed, and at most those of the last seconds.
                    tick.Due.Count.ShouldBeLessThanOrEqualTo(1, $"{test.expression} {test.zone} {test.begin}");
                }
            });
            runs.ShouldBe(runs.Distinct().Order());
            runs.ShouldAllBe(run => ScheduleTimes.NextAfter(schedule, run.AddTicks(-1)) == run);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static (List<DateTimeOffset> Runs, Schedule Schedule, DateTimeOffset Latest) Live(
        string expression, string zone, string begin, int[] steps, Action<(TimeSpan Passed, IReadOnlyList<DateTimeOffset> Due)> look)
    {
        var (now, runs) = (At(begin), new List<DateTimeOffset>());
        var (schedule, latest) = (Begin(ScheduleKind.Cron, expression, zone, now), now);
        foreach (var step in steps)
        {
            now += TimeSpan.FromMilliseconds(step);
            latest = now > latest ? now : latest;
            var (due, next) = DueTimes.Decide(schedule, now);
            look((TimeSpan.FromMilliseconds(step), due));
            runs.AddRange(due);
            schedule = next;
        }

        return (runs, schedule, latest);
    }
}
