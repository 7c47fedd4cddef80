using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;

namespace WorkflowConnect.Connectors.BuiltIn;

/// <summary>Finds the record that the given data is about. Stronger keys are asked first; of several the oldest is taken.</summary>
internal sealed class RecordMatch(ICrmTables tables)
{
    private static readonly string[] Strength = ["vat:", "register:", "email:", "name:"];

    public async Task<RecordRef?> FindAsync(
        RecordKind kind,
        IReadOnlyDictionary<string, string> given,
        IReadOnlyList<string> keys,
        RecordRef? company,
        CancellationToken cancellationToken)
    {
        foreach (var key in Strength.SelectMany(prefix => keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal))))
        {
            var candidates = await tables.FindByMatchKeyAsync(kind, key, cancellationToken);
            var same = candidates
                .Select(c => c.Record)
                .Where(known => kind == RecordKind.Company
                    ? SameRecord.IsSameCompany(known.Fields, given)
                    : IsSameContact(key, known, given, company))
                .OrderBy(known => PersonIsNameless(kind, known))
                .FirstOrDefault();
            if (same is not null)
            {
                return same.Ref;
            }
        }

        return null;
    }

    /// <summary>A name alone says nothing about a person; the same name in the same company does.</summary>
    private static bool IsSameContact(string key, CrmRecord known, IReadOnlyDictionary<string, string> given, RecordRef? company) =>
        SameRecord.IsSamePerson(known.Fields, given)
        && (!key.StartsWith("name:", StringComparison.Ordinal) || (company is not null && known.Company == company));

    /// <summary>Behind a shared address the person with the name goes before the entry that has none.</summary>
    private static bool PersonIsNameless(RecordKind kind, CrmRecord known) =>
        kind == RecordKind.Contact && !known.Fields.ContainsKey(CrmFields.FamilyName) && !known.Fields.ContainsKey(CrmFields.Name);
}
