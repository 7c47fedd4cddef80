using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// Creates a record in a connected CRM or fills the blanks of the one that is there: look, compare, write, and between the
/// looking and the writing nobody else of ours.
/// </summary>
internal sealed class VendorUpsert(string connection, IVendor vendor, Reservations reservations)
{
    private const int MostConflicts = 3;

    public async Task<WriteOutcome> RunAsync(UpsertRecord write, CancellationToken cancellationToken)
    {
        var given = write.Fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToDictionary(f => f.Key, f => f.Value.Trim(), StringComparer.Ordinal);
        var matchKeys = MatchKeys.Of(write.Kind, given);
        if (matchKeys.Count == 0)
        {
            return new WriteOutcome { Status = WriteStatus.Rejected, Message = "Neither a name nor an e-mail address nor a number is given." };
        }

        // Hashed: the keys hold names and addresses, and outlive the record.
        string[] keys = [.. matchKeys.Select(key => $"match:{Sha256Hex.Of($"{write.Kind}/{key}")}"), $"write:{write.IdempotencyKey}"];
        var taken = await reservations.WaitAsync(keys, write.IdempotencyKey, "The same party is being written by another worker.", cancellationToken);
        try
        {
            var outcome = await WriteAsync(write, given, taken, cancellationToken);
            if (outcome.Record is { } record)
            {
                await reservations.BindAsync(keys, write.IdempotencyKey, record.Id, cancellationToken);
            }
            else
            {
                await reservations.ReleaseAsync(keys, write.IdempotencyKey, cancellationToken);
            }

            return outcome;
        }
        catch (VendorTrouble trouble) when (trouble.Status != WriteStatus.Unknown)
        {
            await reservations.ReleaseAsync(keys, write.IdempotencyKey, cancellationToken);
            throw;
        }
    }

    private async Task<WriteOutcome> WriteAsync(UpsertRecord write, Dictionary<string, string> given, Reservations.Taken taken, CancellationToken cancellationToken)
    {
        var (fitting, unmapped) = vendor.Fit(write.Kind, given);
        var known = RecordChoice.Among(write.Kind, given, write.Company, await vendor.SearchAsync(write.Kind, given, write.Company, cancellationToken))
            ?? await ByOwnKeysAsync(write, given, taken, cancellationToken);
        for (var refused = new List<string>(); ;)
        {
            try
            {
                var outcome = known is null
                    ? await CreateAsync(write, given, fitting, cancellationToken)
                    : await FillAsync(known, write, fitting, cancellationToken);
                return outcome.IsDone ? outcome with { Message = Remarks(unmapped, refused) } : outcome;
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected && trouble.Refused.Any(field => MayBeLeftOut(field) && fitting.ContainsKey(field)))
            {
                // A number that the CRM's check refuses is no reason to lose the party.
                refused.AddRange(trouble.Refused.Where(field => MayBeLeftOut(field) && fitting.ContainsKey(field)));
                fitting = fitting.Where(f => !refused.Contains(f.Key, StringComparer.Ordinal)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected && write.Company is not null && trouble.Refused.Contains(FillBlankFields.CompanyField, StringComparer.Ordinal))
            {
                refused.Add(FillBlankFields.CompanyField);
                write = write with { Company = null };
            }
        }
    }

    private static bool MayBeLeftOut(string field) => field is not (CrmFields.Name or CrmFields.FamilyName);

    private static string? Remarks(IReadOnlyList<string> unmapped, List<string> refused)
    {
        var remarks = new List<string>();
        if (unmapped.Count > 0)
        {
            remarks.Add($"This CRM has no field for: {string.Join(", ", unmapped)}.");
        }

        if (refused.Count > 0)
        {
            remarks.Add($"This CRM refuses the value of: {string.Join(", ", refused)}.");
        }

        return remarks.Count > 0 ? string.Join(' ', remarks) : null;
    }

    /// <summary>What the CRM's search does not show (yet): records that our own keys name.</summary>
    private async Task<CrmRecord?> ByOwnKeysAsync(UpsertRecord write, Dictionary<string, string> given, Reservations.Taken taken, CancellationToken cancellationToken)
    {
        // Also when its keys are bound: what this very write made is its record, whatever people call it since.
        if ((taken.HasBegun || taken.References.Count > 0) && await vendor.FindCreatedAsync(write.Kind, KeyOf(write), cancellationToken) is { } created)
        {
            return created;
        }

        var candidates = new List<CrmRecord>();
        foreach (var reference in taken.References)
        {
            if (await vendor.ReadAsync(write.Kind, reference, cancellationToken) is { } record)
            {
                candidates.Add(record);
            }
            else
            {
                await reservations.ForgetAsync(reference, cancellationToken);
            }
        }

        return RecordChoice.Among(write.Kind, given, write.Company, candidates);
    }

    private async Task<WriteOutcome> CreateAsync(UpsertRecord write, Dictionary<string, string> given, IReadOnlyDictionary<string, string> fitting, CancellationToken cancellationToken)
    {
        var filled = FillBlankFields.Apply(new Dictionary<string, string>(StringComparer.Ordinal), null, fitting, write.Company);
        var draft = new RecordDraft(write.Kind, filled.Fields, filled.Company, KeyOf(write));
        string id;
        try
        {
            id = await vendor.CreateAsync(draft, isDistinct: false, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            var twins = new List<CrmRecord>();
            foreach (var twin in trouble.Twins)
            {
                twins.AddRange(await vendor.ReadAsync(write.Kind, twin, cancellationToken) is { } record ? [record] : []);
            }

            if (RecordChoice.Among(write.Kind, given, write.Company, twins) is { } same)
            {
                return await FillAsync(same, write, fitting, cancellationToken);
            }

            // Its check is by name or address; these are other parties.
            id = await vendor.CreateAsync(draft, isDistinct: true, cancellationToken);
        }

        return new WriteOutcome { Status = WriteStatus.Created, Record = new RecordRef(connection, write.Kind, id), Changes = filled.Changes };
    }

    private async Task<WriteOutcome> FillAsync(CrmRecord known, UpsertRecord write, IReadOnlyDictionary<string, string> fitting, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ;)
        {
            var filled = FillBlankFields.Apply(known.Fields, known.Company, fitting, write.Company);
            if (filled.Changes.Count == 0)
            {
                return new WriteOutcome { Status = WriteStatus.Unchanged, Record = known.Ref };
            }

            try
            {
                var blanks = filled.Changes.Where(c => c.Field != FillBlankFields.CompanyField).ToDictionary(c => c.Field, c => filled.Fields[c.Field], StringComparer.Ordinal);
                await vendor.UpdateAsync(known, blanks, known.Company is null ? filled.Company : null, cancellationToken);
                return new WriteOutcome { Status = WriteStatus.Updated, Record = known.Ref, Changes = filled.Changes };
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Conflict && conflicts++ < MostConflicts)
            {
                known = await vendor.ReadAsync(write.Kind, known.Ref.Id, cancellationToken)
                    ?? throw new VendorTrouble(WriteStatus.Retryable, "The record was removed meanwhile.");
            }
        }
    }

    private static string KeyOf(UpsertRecord write) => $"{(write.Kind == RecordKind.Company ? "company" : "contact")}_{Sha256Hex.Of(write.IdempotencyKey)[..32]}";
}
