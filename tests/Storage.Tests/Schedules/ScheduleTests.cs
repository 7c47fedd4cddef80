using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Engine.Tests;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Schedules;

public sealed class SchedulesOnSqlite() : ScheduleTests(null);

public sealed class SchedulesOnPostgres(PostgresServer server) : ScheduleTests(server);

/// <summary>Schedules as rows: the database decides who runs an occurrence.</summary>
public abstract class ScheduleTests(PostgresServer? server) : StorageTest(server)
{
    private static readonly WantedSchedule Hourly = new()
    {
        DefinitionId = "d",
        DefinitionVersion = 1,
        ActivityId = "a",
        Kind = ScheduleKind.Cron,
        Expression = "0 * * * *",
        TimeZone = "Europe/Berlin",
    };

    private readonly FakeClock _clock = new();

    private Task<int> Align(params WantedSchedule[] wanted) => new AlignSchedules(Database, _clock).RunAsync(wanted, Token);

    private async Task<string[]> Claim(string node, IDatabase? on = null)
    {
        var due = await new ClaimOccurrences(on ?? Database, _clock).RunAsync(node, Token);
        due.Unreadable.ShouldBeEmpty();
        return [.. due.Claimed.Select(o => $"{o.ScheduleId} {o.DueAt:HH:mm}")];
    }

    private async Task<Schedule> Row() => (await Read((work, token) => work.Schedules.FindAsync("d/a", token)))!;

    [Fact]
    public async Task A_schedule_that_is_published_again_unchanged_keeps_its_next_time_and_one_that_is_not_asked_for_is_gone()
    {
        (await Align(Hourly)).ShouldBe(1);
        _clock.Now += TimeSpan.FromMinutes(90);
        (await Align(Hourly with { DefinitionVersion = 2 })).ShouldBe(1);
        (await Row()).ShouldSatisfyAllConditions(
            row => row.NextDueAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)), row => row.DefinitionVersion.ShouldBe(2));
        (await Align(Hourly with { DefinitionVersion = 2 })).ShouldBe(0);

        (await Align(Hourly with { DefinitionVersion = 3, Expression = "30 * * * *" })).ShouldBe(1);
        (await Row()).NextDueAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 10, 30, 0, TimeSpan.Zero));
        (await Align()).ShouldBe(1);
        (await Read((work, token) => work.Schedules.AllAsync(token))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_nodes_that_look_at_once_one_claims_the_occurrence()
    {
        await Align(Hourly);
        _clock.Now += TimeSpan.FromHours(1);
        await using var other = StartNode();
        var elsewhere = other.GetRequiredService<IDatabase>();
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Claim($"n{n}", n % 2 == 0 ? Database : elsewhere)));

        claims.SelectMany(claim => claim).ShouldBe(["d/a 09:00"]);
        (await Row()).NextDueAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task An_occurrence_runs_once_even_when_its_schedule_was_deleted_and_the_clock_set_back()
    {
        await Align(Hourly);
        _clock.Now += TimeSpan.FromHours(1);
        (await Claim("n")).ShouldBe(["d/a 09:00"]);

        await Align();
        _clock.Now -= TimeSpan.FromMinutes(30);
        await Align(Hourly);
        _clock.Now += TimeSpan.FromMinutes(31);
        var due = await new ClaimOccurrences(Database, _clock).RunAsync("n", Token);
        due.Claimed.ShouldBeEmpty();
        due.Repeated.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_dead_node_claimed_and_did_not_start_is_taken_over_once()
    {
        await Align(Hourly);
        _clock.Now += TimeSpan.FromHours(1);
        await Claim("dead");
        var unstarted = (await Read((work, token) => work.Schedules.UnstartedAsync(10, token))).ShouldHaveSingleItem();
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Write((work, token) => work.Schedules.TryTakeOverAsync(unstarted, $"n{n}", token))));
        taken.Count(won => won).ShouldBe(1);

        await Write((work, token) => work.Schedules.NoteStartAsync(unstarted, _clock.Now, null, token));
        (await Read((work, token) => work.Schedules.UnstartedAsync(10, token))).ShouldBeEmpty();
        (await Read((work, token) => work.Schedules.LatestAsync("d/a", 10, token))).ShouldHaveSingleItem().InstanceId.ShouldBe(unstarted.InstanceId);
        (await Write((work, token) => work.Schedules.ForgetAsync(_clock.Now.AddSeconds(1), token))).ShouldBe(1);
    }

    [Fact]
    public async Task A_paused_schedule_runs_nothing_and_catches_nothing_up()
    {
        await Align(Hourly);
        var pause = new PauseSchedule(Database, _clock);
        (await pause.RunAsync("d/a", isPaused: true, Token))!.IsPaused.ShouldBeTrue();
        _clock.Now += TimeSpan.FromHours(5);
        (await Claim("n")).ShouldBeEmpty();
        (await pause.RunAsync("d/a", isPaused: false, Token))!.NextDueAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 14, 0, 0, TimeSpan.Zero));
        (await Claim("n")).ShouldBeEmpty();
        (await pause.RunAsync("d/none", isPaused: true, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task One_that_cannot_be_read_keeps_the_others_from_nothing()
    {
        await Align(Hourly, Hourly with { ActivityId = "b" });
        await TamperAsync("""UPDATE schedules SET "TimeZone" = 'Moon/Base' WHERE "Id" = 'd/a'""");
        _clock.Now += TimeSpan.FromHours(1);
        var due = await new ClaimOccurrences(Database, _clock).RunAsync("n", Token);
        due.Unreadable.ShouldBe(["d/a"]);
        due.Claimed.ShouldHaveSingleItem().ScheduleId.ShouldBe("d/b");
    }

    [Fact]
    public async Task A_node_lives_while_its_lease_lasts()
    {
        async Task<string[]> Living() => [.. (await Read((work, token) => work.Nodes.LivingAsync(token))).Select(node => node.Id)];
        await Write((work, token) => work.Nodes.RenewAsync("a", TimeSpan.FromMinutes(5), token));
        await Write((work, token) => work.Nodes.RenewAsync("b", TimeSpan.FromMinutes(5), token));
        await Write((work, token) => work.Nodes.RenewAsync("b", TimeSpan.FromMinutes(-5), token));
        (await Living()).ShouldBe(["a"]);

        await Write((work, token) => work.Nodes.RenewAsync("b", TimeSpan.FromMinutes(5), token));
        await Write((work, token) => work.Nodes.ForgetDeadAsync(TimeSpan.Zero, token));
        (await Living()).ShouldBe(["a", "b"]);
        await Write((work, token) => work.Nodes.RemoveOthersAsync("b", token));
        (await Living()).ShouldBe(["b"]);
        await Write((work, token) => work.Nodes.RemoveAsync("b", token));
        (await Living()).ShouldBeEmpty();
    }
}
