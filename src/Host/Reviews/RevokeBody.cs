using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Reviews;

/// <summary>Why a clearance is revoked.</summary>
/// <param name="Statement">In words, at most 500 characters; required.</param>
internal sealed record RevokeBody(string? Statement)
{
    /// <summary>What is wrong with the statement, in English, or null.</summary>
    public string? Mistake() => string.IsNullOrWhiteSpace(Statement) ? "Say why the clearance is revoked."
        : Statement.Length > RevokeClearance.LongestStatement ? $"Use at most {RevokeClearance.LongestStatement} characters."
        : FieldText.Check("statement", [Statement]).Select(mistake => mistake.Message).FirstOrDefault();
}
