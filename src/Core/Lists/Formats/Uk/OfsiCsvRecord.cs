using System.Text.RegularExpressions;

namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>The rows of one Group ID of OFSI's old file.</summary>
internal static partial class OfsiCsvRecord
{
    public static ListEntry? Read(string id, IReadOnlyList<CsvRow> rows, CsvProblems problems)
    {
        var kind = UkDesignation.KindOf(rows[0]["Group Type"]);
        // The file knows no ships: they are entities whose remarks begin with an IMO number.
        if (kind == EntryKind.Organisation && rows.Any(r => r["Other Information"]?.StartsWith("IMO", StringComparison.OrdinalIgnoreCase) == true))
        {
            kind = EntryKind.Vessel;
        }

        var designation = new UkDesignation(kind ?? EntryKind.Organisation) { DesignatedOn = UkDate.Day(rows[0]["Listed On"]) };
        foreach (var row in rows)
        {
            Add(row, designation);
        }

        var entry = designation.ToEntry(id);
        if (entry is null || kind is null)
        {
            problems.Report(rows[0].Line, id, recordLost: entry is null, entry is null ? "has no name" : "has an unknown Group Type; read as an organisation");
        }

        if (designation.UnreadableDates > 0)
        {
            problems.Report(rows[0].Line, id, recordLost: false, "has a birth date that tells no date");
        }

        return entry;
    }

    private static void Add(CsvRow row, UkDesignation designation)
    {
        designation.AddName(Enumerable.Range(1, 5).Select(i => row[$"Name {i}"]), row["Name 6"], row["Alias Type"], strength: null);
        designation.AddFunction(row["Title"]);
        designation.AddFunction(row["Position"]);
        designation.AddBirth(row["DOB"]);
        designation.AddBirthPlace(row["Town of Birth"], row["Country of Birth"]);
        designation.AddCountry(row["Nationality"]);
        designation.AddAddress(Enumerable.Range(1, 5).Select(i => row[$"Address {i}"]), row["Address 6"], row["Post/Zip Code"], row["Country"]);
        designation.AddIdentifier("passport", row["Passport Details"]);
        designation.AddIdentifier("id", row["NI Number"]);
        designation.AddRegime(row["Regime"]);
        designation.AddRemark(row["Other Information"]);
        if (row["Other Information"] is { } text && UnReference().Match(text) is { Success: true } match)
        {
            designation.AddOtherId(match.Groups["id"].Value);
        }
    }

    [GeneratedRegex(@"\bUN\s+Ref(?:erence)?[.:\s]+(?<id>[A-Z]{2,3}[ie]\.\d{3})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UnReference();
}
