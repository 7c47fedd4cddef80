namespace WorkflowConnect.Core.Tests.Lists.Formats;

/// <summary>Writes the EU's CSV 1.1 with its 118 columns.</summary>
internal static class EuCsv
{
    private static readonly string[] Regulation =
        ["Regulation_Type", "Regulation_OrganisationType", "Regulation_PublicationDate", "Regulation_EntryIntoForceDate", "Regulation_NumberTitle", "Regulation_Programme", "Regulation_PublicationUrl"];

    public static readonly string[] Columns =
    [
        "fileGenerationDate",
        .. Prefixed("Entity_", ["LogicalId", "EU_ReferenceNumber", "UnitedNationId", "DesignationDate", "DesignationDetails", "Remark", "SubjectType", "SubjectType_ClassificationCode", .. Regulation]),
        .. Prefixed("NameAlias_", ["LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function", "LogicalId", "RegulationLanguage", "Remark", .. Regulation]),
        .. Prefixed("Address_", ["City", "Street", "PoBox", "ZipCode", "Region", "Place", "AsAtListingTime", "ContactInfo", "CountryIso2Code", "CountryDescription", "LogicalId", "RegulationLanguage", "Remark", .. Regulation]),
        .. Prefixed("BirthDate_", ["BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo", "Circa", "CalendarType", "ZipCode", "Region", "Place", "City", "CountryIso2Code", "CountryDescription", "LogicalId", "RegulationLanguage", "Remark", .. Regulation]),
        .. Prefixed("Identification_", ["Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost", "RevokedByIssuer", "IssuedBy", "IssuedDate", "ValidFrom", "ValidTo", "LatinNumber", "NameOnDocument", "TypeCode", "TypeDescription", "Region", "CountryIso2Code", "CountryDescription", "LogicalId", "RegulationLanguage", "Remark", .. Regulation]),
        .. Prefixed("Citizenship_", ["Region", "CountryIso2Code", "CountryDescription", "LogicalId", "RegulationLanguage", "Remark", .. Regulation]),
    ];

    public static Row Person { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["fileGenerationDate"] = "22/04/2026",
        ["Entity_LogicalId"] = "1",
        ["Entity_EU_ReferenceNumber"] = "EU.1.1",
        ["Entity_UnitedNationId"] = "QDi.001",
        ["Entity_DesignationDate"] = "2022-03-01",
        ["Entity_SubjectType"] = "P",
        ["Entity_SubjectType_ClassificationCode"] = "person",
        ["Entity_Regulation_NumberTitle"] = "2022/1 (OJ L1)",
        ["Entity_Regulation_Programme"] = "RUS",
    });

    public static Row Company { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["fileGenerationDate"] = "22/04/2026",
        ["Entity_LogicalId"] = "2",
        ["Entity_EU_ReferenceNumber"] = "EU.2.2",
        ["Entity_SubjectType"] = "E",
        ["Entity_Regulation_Programme"] = "RUS",
    });

    public static string File(params Row[] rows) =>
        string.Concat(rows.Select(r => string.Join(';', Columns.Select(c => Quote(r[c])))).Prepend(string.Join(';', Columns)).Select(l => l + "\r\n"));

    private static IEnumerable<string> Prefixed(string prefix, IEnumerable<string> names) => names.Select(n => prefix + n);

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(";\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>Cells by column.</summary>
    internal sealed class Row(IReadOnlyDictionary<string, string> cells)
    {
        public string this[string column] => cells.GetValueOrDefault(column, "");

        public Row With(params (string Column, string Value)[] more)
        {
            var all = new Dictionary<string, string>(cells, StringComparer.Ordinal);
            foreach (var (column, value) in more)
            {
                all[column] = value;
            }

            return new Row(all);
        }
    }
}
