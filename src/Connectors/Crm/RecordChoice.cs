using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>Chooses among records that share a key with given data. Stronger keys are asked first; of several the oldest is taken.</summary>
internal static class RecordChoice
{
    /// <summary>Prefixes of <see cref="MatchKeys"/>, strongest first.</summary>
    public static readonly IReadOnlyList<string> Strength = ["vat:", "register:", "email:", "name:"];

    /// <summary>The record that the given data is about, or null.</summary>
    /// <param name="kind">Company or contact.</param>
    /// <param name="given">Values by <see cref="CrmFields"/>.</param>
    /// <param name="company">The contact's company, or null.</param>
    /// <param name="candidates">Oldest first.</param>
    public static CrmRecord? Among(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, IReadOnlyList<CrmRecord> candidates)
    {
        var keys = MatchKeys.Of(kind, given);
        var known = candidates.Select(candidate => (Record: candidate, Keys: MatchKeys.Of(kind, candidate.Fields))).ToList();
        return Strength
            .SelectMany(prefix => keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(key => Best(kind, key, known.Where(k => k.Keys.Contains(key, StringComparer.Ordinal)).Select(k => k.Record), given, company))
            .FirstOrDefault(same => same is not null);
    }

    /// <summary>The one of these records, which share the key, that is the same party.</summary>
    public static CrmRecord? Best(RecordKind kind, string key, IEnumerable<CrmRecord> sharing, IReadOnlyDictionary<string, string> given, RecordRef? company) => sharing
        .Where(known => kind == RecordKind.Company ? SameRecord.IsSameCompany(known.Fields, given) : IsSameContact(key, known, given, company))
        .OrderBy(known => IsNameless(kind, known))
        .FirstOrDefault();

    /// <summary>A name alone says nothing about a person; the same name in the same company does.</summary>
    private static bool IsSameContact(string key, CrmRecord known, IReadOnlyDictionary<string, string> given, RecordRef? company) =>
        SameRecord.IsSamePerson(known.Fields, given)
        && (!key.StartsWith("name:", StringComparison.Ordinal) || (company is not null && known.Company == company));

    /// <summary>Behind a shared address the person with the name goes before the entry that has none.</summary>
    private static bool IsNameless(RecordKind kind, CrmRecord known) =>
        kind == RecordKind.Contact && !known.Fields.ContainsKey(CrmFields.FamilyName) && !known.Fields.ContainsKey(CrmFields.Name);
}
