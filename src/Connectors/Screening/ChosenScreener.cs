using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>The screener that the configuration chooses.</summary>
public sealed record ChosenScreener(IScreener Screener);
