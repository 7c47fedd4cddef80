namespace WorkflowConnect.Core.Lists.Formats.Eu;

/// <summary>
/// Turns the rows of one entity of the CSV file into the sanctionEntity that the XML file would hold, so that both formats
/// are understood by the same code. A row carries one sub-record, or several; each counts once by its logical id.
/// </summary>
internal static class EuCsvRecord
{
    private static readonly (string Column, string Attribute)[] Name =
    [
        ("LastName", "lastName"), ("FirstName", "firstName"), ("MiddleName", "middleName"), ("WholeName", "wholeName"),
        ("NameLanguage", "nameLanguage"), ("Title", "title"), ("Function", "function"),
    ];

    private static readonly (string Column, string Attribute)[] Place =
    [
        ("City", "city"), ("ZipCode", "zipCode"), ("Region", "region"), ("Place", "place"),
        ("CountryIso2Code", "countryIso2Code"), ("CountryDescription", "countryDescription"),
    ];

    private static readonly (string Column, string Attribute)[] AddressOnly = [("Street", "street"), ("PoBox", "poBox")];

    private static readonly (string Column, string Attribute)[] Birth =
    [
        ("Day", "dayOfMonth"), ("Month", "monthOfYear"), ("Year", "year"), ("YearRangeFrom", "yearRangeFrom"), ("YearRangeTo", "yearRangeTo"),
    ];

    private static readonly (string Column, string Attribute)[] Document =
    [
        ("Number", "number"), ("LatinNumber", "latinNumber"), ("TypeCode", "identificationTypeCode"), ("TypeDescription", "identificationTypeDescription"),
    ];

    public static RecordNode Build(string logicalId, IReadOnlyList<CsvRow> rows)
    {
        var record = new RecordNode("sanctionEntity", rows[0].Line);
        record.AddAttribute("logicalId", logicalId);
        Copy(rows, record, "Entity_EU_ReferenceNumber", "euReferenceNumber");
        Copy(rows, record, "Entity_UnitedNationId", "unitedNationId");
        Copy(rows, record, "Entity_DesignationDetails", "designationDetails");
        if (First(rows, "Entity_DesignationDate") is { } date)
        {
            record.AddAttribute("designationDate", EuCsvDate.ToIso(date));
        }

        foreach (var remark in rows.Select(r => r["Entity_Remark"]).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            record.Add(new RecordNode("remark", record.Line) { RawText = remark });
        }

        AddRegulations(record, rows);
        AddSubject(record, rows);
        Parts(record, rows, "NameAlias", "nameAlias", (row, node) => Copy(row, node, "NameAlias_", Name));
        Parts(record, rows, "Citizenship", "citizenship", (row, node) => Copy(row, node, "Citizenship_", Place));
        Parts(record, rows, "BirthDate", "birthdate", AddBirth);
        Parts(record, rows, "Identification", "identification", AddDocument);
        Parts(record, rows, "Address", "address", (row, node) =>
        {
            Copy(row, node, "Address_", AddressOnly);
            Copy(row, node, "Address_", Place);
        });
        return record;
    }

    private static void AddRegulations(RecordNode record, IReadOnlyList<CsvRow> rows)
    {
        var seen = new HashSet<(string?, string?)>();
        foreach (var row in rows)
        {
            var (programme, title) = (row["Entity_Regulation_Programme"], row["Entity_Regulation_NumberTitle"]);
            if ((programme ?? title) is not null && seen.Add((programme, title)))
            {
                var node = new RecordNode("regulation", row.Line);
                Copy(row, node, "Entity_Regulation_", [("Programme", "programme"), ("NumberTitle", "numberTitle")]);
                node.Add(new RecordNode("publicationUrl", row.Line) { RawText = row["Entity_Regulation_PublicationUrl"] });
                record.Add(node);
            }
        }
    }

    private static void AddSubject(RecordNode record, IReadOnlyList<CsvRow> rows)
    {
        var words = new[] { First(rows, "Entity_SubjectType_ClassificationCode"), First(rows, "Entity_SubjectType") }.OfType<string>().ToArray();
        if (words.Length > 0)
        {
            var person = words.Any(w => w.Equals("P", StringComparison.OrdinalIgnoreCase) || w.Equals("person", StringComparison.OrdinalIgnoreCase));
            var node = new RecordNode("subjectType", record.Line);
            node.AddAttribute("classificationCode", person ? "P" : "E");
            record.Add(node);
        }
    }

    private static void Parts(RecordNode record, IReadOnlyList<CsvRow> rows, string column, string element, Action<CsvRow, RecordNode> fill)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row[$"{column}_LogicalId"] is { } id && seen.Add(id))
            {
                var node = new RecordNode(element, row.Line);
                fill(row, node);
                if (row[$"{column}_Remark"] is { } remark)
                {
                    node.Add(new RecordNode("remark", row.Line) { RawText = remark });
                }

                record.Add(node);
            }
        }
    }

    private static void AddBirth(CsvRow row, RecordNode node)
    {
        Copy(row, node, "BirthDate_", Birth);
        Copy(row, node, "BirthDate_", Place);
        AddFlag(row, node, "BirthDate_Circa", "circa");
        if (row["BirthDate_BirthDate"] is { } date)
        {
            node.AddAttribute("birthdate", EuCsvDate.ToIso(date));
        }
    }

    private static void AddDocument(CsvRow row, RecordNode node)
    {
        Copy(row, node, "Identification_", Document);
        Copy(row, node, "Identification_", Place);
        AddFlag(row, node, "Identification_KnownFalse", "knownFalse");
    }

    private static void AddFlag(CsvRow row, RecordNode node, string column, string attribute) =>
        node.AddAttribute(attribute, row[column]?.ToLowerInvariant() is "true" or "1" or "yes" ? "true" : "false");

    private static void Copy(CsvRow row, RecordNode node, string prefix, (string Column, string Attribute)[] fields)
    {
        foreach (var (column, attribute) in fields)
        {
            if (row[prefix + column] is { } value)
            {
                node.AddAttribute(attribute, value);
            }
        }
    }

    private static void Copy(IReadOnlyList<CsvRow> rows, RecordNode record, string column, string attribute)
    {
        if (First(rows, column) is { } value)
        {
            record.AddAttribute(attribute, value);
        }
    }

    private static string? First(IReadOnlyList<CsvRow> rows, string column) => rows.Select(r => r[column]).FirstOrDefault(v => v is not null);
}
