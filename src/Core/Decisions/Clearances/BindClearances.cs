using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// When a released lead becomes a customer, its clearances learn which CRM record it is. From then on they are found also
/// when the customer's name changes, and that difference can be shown.
/// </summary>
public sealed class BindClearances(IDatabase database)
{
    /// <param name="checkId">The check whose release made the clearances.</param>
    /// <param name="record">The record that the lead's company or person became.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public async Task RunAsync(string checkId, RecordRef record, CancellationToken cancellationToken)
    {
        // Most leads were never reviewed; they need no transaction.
        if (await database.ReadAsync((work, ct) => work.Reviews.FindByCheckAsync(checkId, ct), cancellationToken) is not null)
        {
            await database.WriteAsync((work, ct) => BindAsync(work, checkId, record, ct), cancellationToken);
        }
    }

    private static async Task<bool> BindAsync(IWork work, string checkId, RecordRef record, CancellationToken cancellationToken)
    {
        var kind = record.Kind == RecordKind.Company ? PartyKind.Company : PartyKind.Person;
        var check = await work.Checks.FindAsync(checkId, cancellationToken);
        foreach (var subject in (check?.Subjects ?? []).Where(s => s.Party.Kind == kind))
        {
            var theirs = await work.Clearances.OfSubjectAsync(SubjectContent.KeyOf(subject.Party), null, MakeClearances.Most, cancellationToken);
            foreach (var clearance in theirs.Where(c => c.CheckId == checkId && c.Record is null && c.Status == ClearanceStatus.Active))
            {
                await work.Clearances.UpdateAsync(clearance with { Record = record.ToString() }, cancellationToken);
            }
        }

        return true;
    }
}
