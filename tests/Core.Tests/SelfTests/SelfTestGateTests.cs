using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.SelfTests;
using WorkflowConnect.Core.Tests.Lists;

namespace WorkflowConnect.Core.Tests.SelfTests;

/// <summary>A list version whose self-test is red does not come into use.</summary>
public sealed class SelfTestGateTests : IDisposable
{
    private readonly ListWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_version_that_finds_its_own_entries_comes_into_use()
    {
        _world.Gates = [Gate(new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = ["EU"] })];
        _world.Reopen();
        _world.OfferText(List("VRBANJACOV", "KUCHENBECK"));
        (await _world.UpdateAsync()).Outcome.ShouldBe(ListUpdateOutcome.Changed);
    }

    [Fact]
    public async Task A_red_one_is_refused_and_the_last_good_one_stays()
    {
        _world.OfferText(List("VRBANJACOV", "KUCHENBECK"));
        var good = await _world.UpdateAsync();
        _world.Gates = [Gate(new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = ["EU"], ReviewThreshold = 1, HitThreshold = 1 })];
        _world.Reopen();
        await _world.Open.RunAsync(TestContext.Current.CancellationToken);
        _world.OfferText(List("QUASTENHUB", "ZWIRLMAIER"));
        var refused = await _world.UpdateAsync();
        refused.Outcome.ShouldBe(ListUpdateOutcome.Refused);
        refused.Reasons.ShouldContain(r => r.StartsWith("Self-test of the new version", StringComparison.Ordinal));
        refused.Version.ShouldBe(good.Version);
        _world.Current.Current.Find(ListCodes.Un)!.Version.Sha256.ShouldBe(good.Version!.Sha256);
        _world.Library.Current(ListCodes.Un)!.Version.Sha256.ShouldBe(good.Version.Sha256);
    }

    [Fact]
    public async Task One_read_in_a_wrong_encoding_is_refused()
    {
        _world.Gates = [Gate(new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = ["EU"] })];
        _world.Reopen();
        _world.OfferText(List("JOSÃ‰ VRBANJACOV", "KUCHENBECK"));
        var refused = await _world.UpdateAsync();
        refused.Outcome.ShouldBe(ListUpdateOutcome.Refused);
        refused.Reasons.ShouldContain(r => r.Contains("wrong encoding", StringComparison.Ordinal));
    }

    private static string List(params string[] names) =>
        "<CONSOLIDATED_LIST dateGenerated=\"2026-11-20T00:00:00Z\"><INDIVIDUALS>"
        + string.Concat(Enumerable.Range(0, 20).Select(i =>
            $"<INDIVIDUAL><REFERENCE_NUMBER>QDi.{i:000}</REFERENCE_NUMBER><FIRST_NAME>PERSON{(char)('A' + i)}</FIRST_NAME><SECOND_NAME>{names[i % names.Length]}{(char)('A' + i)}</SECOND_NAME></INDIVIDUAL>"))
        + "</INDIVIDUALS></CONSOLIDATED_LIST>";

    private static SelfTestGate Gate(ScreeningProfile profile) => new(new OneProfile(profile), new Numbers(), TimeProvider.System);

    private sealed class OneProfile(ScreeningProfile profile) : IScreeningProfiles
    {
        public ScreeningProfile Current => profile;
    }

    private sealed class Numbers : Core.Data.IIdSource
    {
        public string NewId() => "id";
    }
}
