using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Reviews;

/// <summary>The signed-in user's word on a review.</summary>
/// <param name="Verdict"><c>released</c> or <c>confirmed</c>.</param>
/// <param name="Reason">A code of the closed list.</param>
/// <param name="Note">Free text of at most 2,000 characters, or null.</param>
internal sealed record VoteBody(string? Verdict, string? Reason, string? Note)
{
    private const int LongestNote = 2_000;

    public Verdict? ParsedVerdict => Verdict?.ToLowerInvariant() switch
    {
        "released" => Core.Decisions.Verdict.Released,
        "confirmed" => Core.Decisions.Verdict.Confirmed,
        _ => null,
    };

    /// <summary>Every mistake by field.</summary>
    public Dictionary<string, string[]> Mistakes()
    {
        var mistakes = new List<FieldError>();
        if (ParsedVerdict is null)
        {
            mistakes.Add(new FieldError("verdict", "Use \"released\" or \"confirmed\"."));
        }

        if (ReviewReasons.Find(Reason) is null)
        {
            mistakes.Add(new FieldError("reason", "Use a code of GET /reviews/reasons."));
        }

        if (Note?.Length > LongestNote)
        {
            mistakes.Add(new FieldError("note", $"Use at most {LongestNote} characters."));
        }

        mistakes.AddRange(FieldText.Check("note", [Note ?? ""]));
        return mistakes.GroupBy(m => m.Field, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(m => m.Message).ToArray(), StringComparer.Ordinal);
    }
}
