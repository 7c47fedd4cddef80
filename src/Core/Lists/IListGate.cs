namespace WorkflowConnect.Core.Lists;

/// <summary>A last look at a version that is accepted in itself, before it is kept and comes into use.</summary>
public interface IListGate
{
    /// <summary>Why the version must not come into use, every reason as a sentence; none lets it through.</summary>
    ValueTask<IReadOnlyList<string>> ReasonsAgainstAsync(ListSnapshot candidate, CancellationToken cancellationToken);
}
