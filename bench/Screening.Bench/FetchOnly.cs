using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Screening.Bench;

internal sealed class FetchOnly : IListFreshness
{
    public DateTimeOffset? ConfirmedAt(string list) => null;
}
