using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class SampleListsTests : IDisposable
{
    private readonly ListWorld _world = new(samples: true);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Without_any_download_the_samples_are_in_use_and_say_so_with_their_day()
    {
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);

        _world.Current.Current.Snapshots.Where(s => s.Entries.Count > 0).Select(s => (s.Version.List, s.Version.EntryCount, s.Version.IsSample, s.Version.Source)).ShouldBe([
            (ListCodes.Eu, 2, true, "sample"), (ListCodes.OfacSdn, 8_976, true, "sample"), (ListCodes.Un, 1_011, true, "sample")]);
        _world.Statuses.All().ShouldAllBe(s => s.IsSample && s.Age > TimeSpan.FromDays(100));
        _world.Statuses.Find(ListCodes.Un)!.ConfirmedAt.ShouldBe(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task An_accepted_download_takes_the_samples_place_and_the_sample_does_not_come_back()
    {
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);
        _world.Offer(5);
        (await _world.UpdateAsync()).Outcome.ShouldBe(ListUpdateOutcome.Changed);

        _world.Reopen();
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);

        var version = _world.Current.Current.Find(ListCodes.Un)!.Version;
        (version.IsSample, version.EntryCount).ShouldBe((false, 5));
    }

    [Fact]
    public async Task When_a_real_version_is_lost_no_sample_takes_its_place()
    {
        _world.Offer(5);
        var version = (await _world.UpdateAsync()).Version!;
        File.Delete(Path.Combine(_world.VersionFolder(version.Sha256), "consolidated.xml.gz"));

        _world.Reopen();
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);

        _world.Current.Current.Find(ListCodes.Un).ShouldBeNull();
    }

    [Fact]
    public async Task A_second_start_takes_the_same_sample_again_without_a_new_version()
    {
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);
        _world.Reopen();
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);

        _world.Library.Versions(ListCodes.Un).Count.ShouldBe(1);
    }
}
