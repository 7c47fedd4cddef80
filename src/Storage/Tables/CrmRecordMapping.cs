using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

/// <summary>Record to row and back.</summary>
internal static class CrmRecordMapping
{
    public static CrmRecordRow ToRow(this CrmRecord record)
    {
        var sortName = MatchKeys.Fold(DisplayName(record.Fields));
        return new CrmRecordRow
        {
            Id = record.Ref.Id,
            Kind = record.Ref.Kind,
            Connection = record.Ref.Connection,
            Fields = record.Fields,
            CompanyId = record.Company?.Id,
            Version = record.Version,
            CreatedAt = record.CreatedAt,
            ModifiedAt = record.ModifiedAt,
            LastScreenedAt = record.LastScreenedAt,
            LastScreeningOutcome = record.LastScreeningOutcome,
            LastProtocolNumber = record.LastProtocolNumber,
            Block = record.Block,
            SortName = sortName,
            SearchText = $"{sortName}\n{MatchKeys.Email(record.Fields.GetValueOrDefault(CrmFields.Email))}",
        };
    }

    public static CrmRecord ToRecord(this CrmRecordRow row) => new()
    {
        Ref = new RecordRef(row.Connection, row.Kind, row.Id),
        Fields = row.Fields,
        Company = row.CompanyId is null ? null : new RecordRef(row.Connection, RecordKind.Company, row.CompanyId),
        Version = row.Version,
        CreatedAt = row.CreatedAt,
        ModifiedAt = row.ModifiedAt,
        LastScreenedAt = row.LastScreenedAt,
        LastScreeningOutcome = row.LastScreeningOutcome,
        LastProtocolNumber = row.LastProtocolNumber,
        Block = row.Block,
    };

    public static IEnumerable<CrmMatchKeyRow> KeyRows(this CrmRow row) => row.MatchKeys
        .Distinct(StringComparer.Ordinal)
        .Select(key => new CrmMatchKeyRow { Kind = row.Record.Ref.Kind, Key = key, RecordId = row.Record.Ref.Id });

    /// <summary>People are sorted by family name.</summary>
    private static string DisplayName(IReadOnlyDictionary<string, string> fields) =>
        fields.TryGetValue(CrmFields.FamilyName, out var family)
            ? $"{family} {fields.GetValueOrDefault(CrmFields.GivenName)}"
            : fields.GetValueOrDefault(CrmFields.Name, string.Empty);
}
