using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Brings what a lead gave into the CRM. Each step asks the check again whether it may: without "clear" or a
/// released review nothing is written, whatever the workflow says.
/// </summary>
public sealed class WriteLeadToCrm(IDatabase database, PerformCrmWrites writes, BindClearances clearances)
{
    /// <summary>Creates or enriches the company; null when the lead names none.</summary>
    public async Task<WriteOutcome?> UpsertCompanyAsync(string checkId, string key, CancellationToken cancellationToken)
    {
        var data = await AllowedDataAsync(checkId, cancellationToken);
        return string.IsNullOrWhiteSpace(data.Company?.Name)
            ? null
            : await OneAsync(checkId, new UpsertRecord(key, RecordKind.Company, LeadFields.OfCompany(data.Company)), cancellationToken);
    }

    /// <summary>Creates or enriches the contact and links it to its company; null when the lead names no person.</summary>
    public async Task<WriteOutcome?> EnrichContactAsync(
        string checkId,
        RecordRef? company,
        string key,
        CancellationToken cancellationToken)
    {
        var data = await AllowedDataAsync(checkId, cancellationToken);
        return data.Person is null || LeadParties.NameOf(data.Person).Length == 0
            ? null
            : await OneAsync(
                checkId,
                new UpsertRecord(key, RecordKind.Contact, LeadFields.OfPerson(data.Person), company),
                cancellationToken);
    }

    /// <summary>Puts the contact on the lists it asked for, and on the list of its event.</summary>
    public async Task<IReadOnlyList<WriteOutcome>> AddToListsAsync(
        string checkId,
        RecordRef contact,
        IReadOnlyList<string> moreLists,
        string key,
        CancellationToken cancellationToken)
    {
        var data = await AllowedDataAsync(checkId, cancellationToken);
        var names = data.Lists.Concat(moreLists).Concat(data.Event is { } name ? [name] : []).Distinct(StringComparer.OrdinalIgnoreCase);
        CrmWrite[] additions = [.. names.Select((list, i) => new AddToList($"{key}:{i}", contact, list))];
        return await writes.RunAsync(checkId, additions, cancellationToken);
    }

    private async Task<WriteOutcome> OneAsync(string checkId, CrmWrite write, CancellationToken cancellationToken)
    {
        var outcome = (await writes.RunAsync(checkId, [write], cancellationToken))[0];
        if (outcome is { IsDone: true, Record: { } record })
        {
            await clearances.RunAsync(checkId, record, cancellationToken);
        }

        return outcome;
    }

    private Task<LeadData> AllowedDataAsync(string checkId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (work, ct) =>
            {
                var check = await work.Checks.FindAsync(checkId, ct)
                    ?? throw new InvalidOperationException($"There is no check {checkId}.");
                var review = await work.Reviews.FindByCheckAsync(checkId, ct);
                var allowed = check.Outcome is ScreeningOutcome.Clear or ScreeningOutcome.KnownFalsePositive
                    || (check.Outcome == ScreeningOutcome.Review && review?.Verdict == Verdict.Released);
                if (!allowed)
                {
                    throw new NotClearedException(checkId);
                }

                var lead = await work.Leads.FindAsync(check.LeadId ?? "", ct);
                return lead?.Data ?? throw new InvalidOperationException($"The lead of check {checkId} was erased.");
            },
            cancellationToken);
}
