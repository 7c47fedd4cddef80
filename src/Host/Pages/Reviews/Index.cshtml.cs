using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Reviews;

/// <summary>Possible hits: what waits for people, and what was decided.</summary>
[RequiredPermission(Permissions.ReadReviews)]
internal sealed class IndexModel(IDatabase database) : PageModel
{
    public IReadOnlyList<(Review Review, Check? Check)> Open { get; private set; } = [];

    public IReadOnlyList<(Review Review, Check? Check)> Decided { get; private set; } = [];

    public Paging OpenPaging { get; private set; } = new(null, null);

    public Paging DecidedPaging { get; private set; } = new(null, null);

    public async Task OnGetAsync(string? before, string? decidedBefore, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            async (work, ct) =>
            {
                var open = await work.Reviews.ListAsync(open: true, before, Paging.Size + 1, ct);
                Open = await WithChecksAsync(work, open.Take(Paging.Size), ct);
                OpenPaging = Paging.Before("/console/reviews", before, Open is [.., var oldest] ? oldest.Review.Id : null, open.Count > Paging.Size);

                // The port lists open ones or all: a page of all is read and the open ones left out.
                var all = await work.Reviews.ListAsync(open: false, decidedBefore, Paging.Size + 1, ct);
                Decided = await WithChecksAsync(work, all.Take(Paging.Size).Where(r => r.Status == ReviewStatus.Decided), ct);
                var last = all.Take(Paging.Size).LastOrDefault()?.Id;
                DecidedPaging = new Paging(
                    decidedBefore is null ? null : "/console/reviews",
                    all.Count > Paging.Size ? $"/console/reviews?decidedBefore={Uri.EscapeDataString(last!)}" : null);
                return true;
            },
            cancellationToken);

    private static async Task<IReadOnlyList<(Review Review, Check? Check)>> WithChecksAsync(
        IWork work, IEnumerable<Review> reviews, CancellationToken cancellationToken)
    {
        var rows = new List<(Review, Check?)>();
        foreach (var review in reviews)
        {
            rows.Add((review, await work.Checks.FindAsync(review.CheckId, cancellationToken)));
        }

        return rows;
    }
}
