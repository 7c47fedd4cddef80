using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Screening.Explaining;
using WorkflowConnect.Host.Pages.Language;
using WorkflowConnect.Host.Reviews;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Reviews;

/// <summary>One review: the party beside the listed entry, what was said so far, and the form to vote.</summary>
[RequiredPermission(Permissions.ReadReviews)]
[RequiredPermission(Permissions.VoteOnReviews, ToChange = true)]
internal sealed class ReviewModel(IDatabase database, DecideReview decide, ReviewDelivery delivery, ExplainResult explain, PageText text) : PageModel
{
    public const int LongestNote = 2_000;

    public Review Review { get; private set; } = null!;

    public Check? Check { get; private set; }

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? ReleasedReason { get; set; }

    [BindProperty]
    public string? ConfirmedReason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Why the vote was not taken: the field (or empty) and a sentence.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Mistakes { get; private set; } = [];

    /// <summary>Set after a vote was taken.</summary>
    [TempData]
    public bool Voted { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (User.UserId() is null)
        {
            // Votes are cast by persons; an API key is nobody.
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var verdict = Verdict switch { "released" => Core.Decisions.Verdict.Released, "confirmed" => Core.Decisions.Verdict.Confirmed, _ => (Verdict?)null };
        var reason = verdict == Core.Decisions.Verdict.Confirmed ? ConfirmedReason : ReleasedReason;
        Mistakes = MistakesOf(verdict, reason);
        if (Mistakes.Count == 0)
        {
            var result = await decide.RunAsync(id, new Voter(User.UserId()!, User.CallerName()), verdict!.Value, reason!, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(), cancellationToken);
            if (result.Problem is null)
            {
                return Accepted(id, result.Review!);
            }

            if (result.Problem == DecisionProblem.NoSuchReview)
            {
                return NotFound();
            }

            Mistakes = [("", text[$"vote.error.{result.Problem}"])];
        }

        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectToPageResult Accepted(string id, Review review)
    {
        if (review.Status == ReviewStatus.Decided)
        {
            delivery.Wake();
        }

        Voted = true;
        return RedirectToPage(new { id });
    }

    private List<(string Field, string Sentence)> MistakesOf(Verdict? verdict, string? reason)
    {
        var mistakes = new List<(string, string)>();
        if (verdict is null)
        {
            mistakes.Add(("Verdict", text["vote.error.verdict"]));
        }
        else if (ReviewReasons.Find(reason)?.Verdict != verdict)
        {
            mistakes.Add(("Reason", text["vote.error.reason"]));
        }

        if (Note?.Length > LongestNote)
        {
            mistakes.Add(("Note", text["vote.error.note"]));
        }

        if (FieldText.Check("note", [Note ?? ""]).Any())
        {
            mistakes.Add(("Note", text["vote.error.text"]));
        }

        return mistakes;
    }

    /// <summary>The subject's matches, explained by the lists in use.</summary>
    public IReadOnlyList<MatchExplanation> ExplanationsOf(CheckedSubject subject) => explain.Explain(subject.Party, subject.Result, Check!.Profile).Matches;

    private Task<bool> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        async (work, ct) =>
        {
            if (await work.Reviews.FindAsync(id, ct) is not { } review)
            {
                return false;
            }

            Review = review;
            Check = await work.Checks.FindAsync(review.CheckId, ct);
            return true;
        },
        cancellationToken);
}
