namespace WorkflowConnect.Core.Crm;

/// <summary>
/// The one place that decides what an upsert may change: a blank is filled, a value that stands is never touched.
/// </summary>
public static class FillBlankFields
{
    /// <summary>Name under which the link to the company appears among the changes.</summary>
    public const string CompanyField = "company";

    private static readonly string[] AddressFields = [CrmFields.Street, CrmFields.PostalCode, CrmFields.City, CrmFields.Country];

    /// <summary>What the record becomes. Empty or blank values in <paramref name="given"/> are no values.</summary>
    public static FilledRecord Apply(
        IReadOnlyDictionary<string, string> known,
        RecordRef? knownCompany,
        IReadOnlyDictionary<string, string> given,
        RecordRef? givenCompany)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in known.Where(f => !string.IsNullOrWhiteSpace(f.Value)))
        {
            fields[field] = value;
        }

        var changes = new List<FieldChange>();
        var anotherAddress = IsAnotherAddress(known, given);
        foreach (var (field, value) in given.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(value) || fields.ContainsKey(field) || (anotherAddress && AddressFields.Contains(field)))
            {
                continue;
            }

            fields[field] = value.Trim();
            changes.Add(new FieldChange(field, null, fields[field]));
        }

        if (knownCompany is null && givenCompany is not null)
        {
            changes.Add(new FieldChange(CompanyField, null, givenCompany.ToString()));
        }

        return new FilledRecord(fields, knownCompany ?? givenCompany, changes);
    }

    /// <summary>An address is one thing: the street of a second site must not land beside the city of the first.</summary>
    private static bool IsAnotherAddress(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> given) =>
        AddressFields.Any(field =>
            MatchKeys.Fold(known.GetValueOrDefault(field)) is { Length: > 0 } mine
            && MatchKeys.Fold(given.GetValueOrDefault(field)) is { Length: > 0 } theirs
            && mine != theirs);
}
