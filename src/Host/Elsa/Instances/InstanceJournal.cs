using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>The journal, whose pages fit together exactly: Studio's list asks for them in any order.</summary>
internal static class InstanceJournal
{
    private const int MostRows = 10_000;

    public static Task<IResult> GetAsync(string id, HttpRequest http, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        PageAsync(id, http, new JournalRequest(), views, store, cancellationToken);

    public static async Task<IResult> PostAsync(string id, HttpRequest http, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        await PageAsync(id, http, await ElsaBody.ReadAsync<JournalRequest>(http, cancellationToken), views, store, cancellationToken);

    private static async Task<IResult> PageAsync(
        string id, HttpRequest http, JournalRequest request, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } row)
        {
            return ElsaResults.NotFound();
        }

        var (skip, take) = Window(http, request);
        var journal = (await views.OfAsync(row, cancellationToken)).Journal;
        var matching = request.Filter is { IsEmpty: false } filter ? [.. journal.Where(filter.Matches)] : journal;
        return ElsaResults.Ok(new { items = matching.Skip(skip).Take(take).Select(JournalEntryBody.Of), totalCount = matching.Count });
    }

    private static (int Skip, int Take) Window(HttpRequest http, JournalRequest request)
    {
        var size = Math.Clamp(Number("pageSize") ?? request.PageSize ?? MostRows, 0, MostRows);
        var page = Math.Max(Number("page") ?? request.Page ?? 0, 0);
        var skip = Number("skip") ?? request.Skip ?? (int)Math.Min((long)page * size, int.MaxValue);
        return (Math.Max(skip, 0), Math.Clamp(Number("take") ?? request.Take ?? size, 0, MostRows));

        int? Number(string name) => int.TryParse(http.Query[name], out var number) ? number : null;
    }
}
