namespace WorkflowConnect.Core.SelfTests;

/// <summary>The cases of one kind on one list.</summary>
/// <param name="List">Code of the list; empty for names that are on none.</param>
/// <param name="Kind">What they try.</param>
/// <param name="Cases">How many there are.</param>
/// <param name="Passed">How many came out as they should.</param>
/// <param name="Needed">How many have to.</param>
public sealed record SelfTestGroup(string List, SelfTestKind Kind, int Cases, int Passed, int Needed)
{
    public bool IsGreen => Passed >= Needed;
}
