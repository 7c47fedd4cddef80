using System.IO.Compression;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Tests.Lists.Library;

public sealed class ListLibraryTests : IDisposable
{
    private readonly ListWorld _world = new();

    public void Dispose() => _world.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_accepted_version_can_be_loaded_by_its_checksum()
    {
        var first = await AcceptAsync(5);
        await AcceptAsync(6);

        var snapshot = await _world.Library.LoadAsync(_world.Library.Find(ListCodes.Un, first.Sha256)!, Cancellation);

        (snapshot.Version, snapshot.Entries.Count).ShouldBe((first, 5));
        _world.Library.Versions(ListCodes.Un).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_version_changed_on_disk_is_not_loaded()
    {
        var version = await AcceptAsync(5);
        Overwrite(version, ListWorld.UnList(4));

        var error = await Should.ThrowAsync<InvalidDataException>(() => _world.Library.LoadAsync(_world.Library.Current(ListCodes.Un)!, Cancellation));

        error.Message.ShouldContain("changed on disk");
    }

    [Fact]
    public async Task When_the_current_version_is_damaged_the_one_before_is_used_and_the_next_update_heals()
    {
        await AcceptAsync(5);
        _world.Time.Advance(TimeSpan.FromDays(1));
        var second = await AcceptAsync(6);
        File.WriteAllText(Path.Combine(_world.VersionFolder(second.Sha256), "consolidated.xml.gz"), "rubbish");

        _world.Reopen();
        await _world.Open.RunAsync(Cancellation);
        _world.Current.Current.Find(ListCodes.Un)!.Entries.Count.ShouldBe(5);
        _world.Statuses.Find(ListCodes.Un)!.Age.ShouldBe(TimeSpan.FromDays(1));

        (await _world.UpdateAsync()).Outcome.ShouldBe(ListUpdateOutcome.Changed);
        _world.AskedWith!.ShouldBeEmpty();
        (await _world.Library.LoadAsync(_world.Library.Current(ListCodes.Un)!, Cancellation)).Entries.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_process_that_died_while_keeping_a_version_leaves_the_old_one_in_use()
    {
        var first = await AcceptAsync(5);
        // What is on disk at the worst moments: a half-built folder, a pointer not yet renamed, a download.
        var dead = _world.VersionFolder(new string('b', 64)) + ".building";
        Directory.CreateDirectory(dead);
        await File.WriteAllTextAsync(Path.Combine(dead, "consolidated.xml.gz"), "half", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_world.Options.Folder, "UN", "current.new"), "bbb", Cancellation);

        _world.Reopen();
        await _world.Open.RunAsync(Cancellation);

        _world.Current.Current.Find(ListCodes.Un)!.Version.ShouldBe(first);
        (await AcceptAsync(6)).EntryCount.ShouldBe(6);
    }

    [Fact]
    public async Task A_complete_folder_that_was_not_switched_to_is_not_in_use()
    {
        var first = await AcceptAsync(5);
        await AcceptAsync(6);
        _world.Library.SwitchTo(ListCodes.Un, first.Sha256);

        _world.Reopen();
        await _world.Open.RunAsync(Cancellation);

        _world.Current.Current.Find(ListCodes.Un)!.Entries.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_broken_state_file_costs_no_list()
    {
        await AcceptAsync(5);
        await File.WriteAllTextAsync(Path.Combine(_world.Options.Folder, "UN", "state.json"), "{", Cancellation);

        _world.Reopen();
        await _world.Open.RunAsync(Cancellation);

        _world.Statuses.Find(ListCodes.Un)!.Version!.EntryCount.ShouldBe(5);
    }

    [Theory]
    [InlineData("../UN")]
    [InlineData("UN/x")]
    [InlineData("")]
    public void A_list_code_cannot_leave_the_folder(string code)
    {
        Should.Throw<ArgumentException>(() => _world.Library.Current(code));
    }

    private async Task<ListVersion> AcceptAsync(int persons)
    {
        _world.Offer(persons);
        var update = await _world.UpdateAsync();
        update.Reasons.ShouldBeEmpty();
        return update.Version!;
    }

    private void Overwrite(ListVersion version, string text)
    {
        using var zip = new GZipStream(File.Create(Path.Combine(_world.VersionFolder(version.Sha256), "consolidated.xml.gz")), CompressionLevel.Fastest);
        using var writer = new StreamWriter(zip);
        writer.Write(text);
    }
}
