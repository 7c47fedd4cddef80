using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>An entry that the service found, with its score.</summary>
internal sealed record ServiceMatch(ListEntry Entry, double Score);
