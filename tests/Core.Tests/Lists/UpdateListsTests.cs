using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class UpdateListsTests : IDisposable
{
    private readonly ListWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_new_list_comes_into_use_and_survives_a_restart()
    {
        _world.Offer(5);

        var update = await _world.UpdateAsync();
        _world.Reopen();
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);

        update.Outcome.ShouldBe(ListUpdateOutcome.Changed);
        var snapshot = _world.Current.Current.Find(ListCodes.Un).ShouldNotBeNull();
        snapshot.Version.ShouldBe(update.Version);
        snapshot.Entries.Count.ShouldBe(5);
        snapshot.Version.Source.ShouldBe("https://scsanctions.un.org/resources/xml/en/consolidated.xml");
    }

    [Fact]
    public async Task A_confirmed_list_counts_its_age_from_the_confirmation()
    {
        _world.Offer(5);
        await _world.UpdateAsync();
        _world.Time.Advance(TimeSpan.FromDays(2));
        _world.Statuses.Find(ListCodes.Un)!.Age.ShouldBe(TimeSpan.FromDays(2));

        _world.Publisher = _ => new ListDownload.NotChanged();
        (await _world.UpdateAsync()).Outcome.ShouldBe(ListUpdateOutcome.Confirmed);
        _world.Time.Advance(TimeSpan.FromHours(1));

        _world.Statuses.Find(ListCodes.Un)!.Age.ShouldBe(TimeSpan.FromHours(1));
        _world.AskedWith!["consolidated.xml"].ETag.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_file_again_is_a_confirmation_and_no_new_generation()
    {
        _world.Offer(5);
        await _world.UpdateAsync();

        (await _world.UpdateAsync()).Outcome.ShouldBe(ListUpdateOutcome.Confirmed);

        _world.Current.Current.Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_list_leaves_the_last_good_one_and_its_age_alone()
    {
        _world.Offer(10);
        var good = await _world.UpdateAsync();
        _world.Time.Advance(TimeSpan.FromDays(1));
        _world.Offer(4);

        var update = await _world.UpdateAsync();

        update.Outcome.ShouldBe(ListUpdateOutcome.Refused);
        update.Reasons.Single().ShouldContain("the last accepted one has 10");
        update.Version.ShouldBe(good.Version);
        var status = _world.Statuses.Find(ListCodes.Un)!;
        (status.Age, status.LastRefusal!.At, status.LastRefusal.Reasons.Count).ShouldBe((TimeSpan.FromDays(1), _world.Time.GetUtcNow(), 1));
        _world.Current.Current.Find(ListCodes.Un)!.Entries.Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_failed_download_is_told_and_a_good_one_forgets_it()
    {
        var failed = await _world.UpdateAsync();
        (failed.Outcome, failed.Reasons.Single()).ShouldBe((ListUpdateOutcome.Failed, "nobody there"));
        _world.Statuses.Find(ListCodes.Un)!.LastRefusal.ShouldNotBeNull();

        _world.Offer(5);
        await _world.UpdateAsync();

        _world.Statuses.Find(ListCodes.Un)!.LastRefusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_downloader_that_throws_is_a_failure_and_not_an_exception()
    {
        _world.Publisher = _ => throw new InvalidOperationException("disk full");

        var update = await _world.UpdateAsync();

        (update.Outcome, update.Reasons.Single()).ShouldBe((ListUpdateOutcome.Failed, "The update broke off: disk full"));
    }

    [Fact]
    public async Task Cancelling_is_not_a_failure_of_the_list()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => _world.Update.RunAsync(null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Subscribers_get_the_current_generation_and_each_new_one_even_if_another_fails()
    {
        var seen = new List<(long, int)>();
        using var broken = _world.Current.Subscribe(_ => throw new InvalidOperationException());
        _world.Offer(5);
        await _world.UpdateAsync();
        var subscription = _world.Current.Subscribe(g => seen.Add((g.Number, g.Find(ListCodes.Un)!.Entries.Count)));
        _world.Offer(6);
        await _world.UpdateAsync();
        subscription.Dispose();
        _world.Offer(7);
        await _world.UpdateAsync();

        seen.ShouldBe([(1, 5), (2, 6)]);
    }
}
