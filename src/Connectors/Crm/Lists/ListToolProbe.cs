using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>What a newsletter tool is, and what it lacks.</summary>
/// <param name="Account">The account's name there.</param>
/// <param name="Lists">By name.</param>
/// <param name="Missing">Nothing when all is there.</param>
internal sealed record ListToolProbe(string Account, IReadOnlyList<string> Lists, IReadOnlyList<CrmMissing> Missing);
