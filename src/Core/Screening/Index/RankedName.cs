namespace WorkflowConnect.Core.Screening.Index;

/// <summary>A candidate with its estimated score; ties go to the lower number, so that the order never depends on chance.</summary>
internal readonly record struct RankedName(float Estimate, int Name)
{
    public static readonly Comparison<RankedName> BestFirst = static (left, right) =>
        left.Estimate != right.Estimate ? right.Estimate.CompareTo(left.Estimate) : left.Name.CompareTo(right.Name);
}
