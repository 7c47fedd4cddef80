using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

internal sealed class KnownFreshness : IListFreshness
{
    public Dictionary<string, DateTimeOffset> Confirmed { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset? ConfirmedAt(string list) => Confirmed.TryGetValue(list, out var at) ? at : null;
}
