using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>
/// Lets a new list version come into use only when its own entries are found in it with the running profile. The other
/// lists and their age are left out: what is wrong with them is not this version's fault.
/// </summary>
public sealed class SelfTestGate(IScreeningProfiles profiles, IIdSource ids, TimeProvider time) : IListGate
{
    public async ValueTask<IReadOnlyList<string>> ReasonsAgainstAsync(ListSnapshot candidate, CancellationToken cancellationToken)
    {
        var holder = new ScreeningIndexHolder();
        holder.Replace([candidate]);
        var profile = profiles.Current with
        {
            MandatoryLists = [candidate.Version.List],
            AdvisoryLists = [],
            MaximumListAge = TimeSpan.MaxValue,
            AllowSampleLists = true,
        };
        var report = await RunSelfTest.RunAsync(
            ids.NewId(), "candidate", new BuiltInScreener(holder, new NoFreshness(), time), profile, [candidate], time.GetUtcNow(), cancellationToken);
        return [.. report.Problems.Select(problem => $"Self-test of the new version: {problem}")];
    }
}
