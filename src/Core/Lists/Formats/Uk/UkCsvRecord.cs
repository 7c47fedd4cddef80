namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>The rows of one designation: one per name × address × birth date and so on, many of them nearly equal.</summary>
internal static class UkCsvRecord
{
    public static ListEntry? Read(string id, IReadOnlyList<CsvRow> rows, CsvProblems problems)
    {
        var word = rows.Select(r => r["Designation Type"]).FirstOrDefault(v => v is not null);
        var kind = UkDesignation.KindOf(word);
        var designation = new UkDesignation(kind ?? EntryKind.Organisation)
        {
            DesignatedOn = rows.Select(r => UkDate.Day(r["Date Designated"])).FirstOrDefault(d => d is not null),
        };
        foreach (var row in rows)
        {
            Add(row, designation);
        }

        var entry = designation.ToEntry(id);
        if (entry is null)
        {
            problems.Report(rows[0].Line, id, recordLost: true, "has no name");
            return null;
        }

        if (kind is null)
        {
            problems.Report(rows[0].Line, id, recordLost: false, "has an unknown Designation Type; read as an organisation");
        }

        if (designation.UnreadableDates > 0)
        {
            problems.Report(rows[0].Line, id, recordLost: false, "has a birth date that tells no date");
        }

        return entry;
    }

    private static void Add(CsvRow row, UkDesignation designation)
    {
        designation.AddName(Enumerable.Range(1, 5).Select(i => row[$"Name {i}"]), row["Name 6"], row["Name type"], row["Alias strength"]);
        designation.AddNonLatinName(row["Name non-latin script"], row["Name type"]);
        designation.AddFunction(row["Title"]);
        designation.AddFunction(row["Position"]);
        designation.AddBirth(row["D.O.B"]);
        designation.AddBirthPlace(row["Town of birth"], row["Country of birth"]);
        designation.AddCountry(row["Nationality(/ies)"]);
        designation.AddCountry(row["Current believed flag of ship"]);
        designation.AddAddress(Enumerable.Range(1, 5).Select(i => row[$"Address Line {i}"]), row["Address Line 6"], row["Address Postal Code"], row["Address Country"]);
        designation.AddIdentifier("passport", row["Passport number"]);
        designation.AddIdentifier("id", row["National Identifier number"]);
        designation.AddIdentifier("register", row["Business registration number (s)"]);
        designation.AddIdentifier("imo", row["IMO number"]);
        designation.AddIdentifier("other", row["Hull identification number (HIN)"]);
        designation.AddRegime(row["Regime Name"]);
        designation.AddOtherId(row["UN Reference Number"]);
        designation.AddOtherId(row["OFSI Group ID"] is { } group ? $"OFSI-{group}" : null);
        designation.AddRemark(Words.Join(", ", UkTexts.Barred(row["Sanctions Imposed"])));
        designation.AddRemark(row["Other Information"]);
        designation.AddRemark(row["UK Statement of Reasons"]);
        designation.AddRemark(row["Passport additional information"]);
        designation.AddRemark(row["National Identifier additional information"]);
        designation.AddRemark(row["Current owner/operator (s)"] is { } owner ? $"Current owner or operator: {owner}" : null);
    }
}
