using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>A party or a policy with one thing changed.</summary>
internal sealed record Change(string Code, string? Value, Party Party, ScreeningProfile Profile);
