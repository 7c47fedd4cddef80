using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Un;

/// <summary>Birth dates of a UN record, also those written under an alias.</summary>
internal static class UnBirthDates
{
    public static IReadOnlyList<ListedDate> Read(RecordNode record, string id, XmlListReader reader)
    {
        var dates = new List<ListedDate>();
        foreach (var node in record.All("INDIVIDUAL_DATE_OF_BIRTH"))
        {
            if (ReadOne(node) is { } date)
            {
                dates.Add(date);
            }
            else if (node.Children.Any(c => c.Name != "TYPE_OF_DATE" && c.Text is not null))
            {
                reader.Report(node, id, recordLost: false, "has a birth date that tells no date");
            }
        }

        foreach (var alias in record.All("INDIVIDUAL_ALIAS"))
        {
            if (FreeTextDate.Read(alias.TextOf("DATE_OF_BIRTH")) is { } date)
            {
                dates.Add(date);
            }
        }

        return [.. dates.Distinct()];
    }

    private static ListedDate? ReadOne(RecordNode node)
    {
        var note = node.TextOf("NOTE");
        var circa = node.TextOf("TYPE_OF_DATE") == "APPROXIMATELY";
        if (Year(node, "FROM_YEAR") is { } from && Year(node, "TO_YEAR") is { } to)
        {
            // Some ranges are written backwards.
            var (first, last) = from.Year <= to.Year ? (from, to) : (to, from);
            return new ListedDate { From = first, To = last == first ? null : last, Approximate = circa, Original = note };
        }

        if (FreeTextDate.One(node.TextOf("DATE")?[..Math.Min(10, node.TextOf("DATE")!.Length)] ?? "") is { } day)
        {
            return new ListedDate { From = day, Approximate = circa, Original = note };
        }

        if (Year(node, "YEAR") is { } year)
        {
            // NOTE may hold the month that belongs to the year: "Sep.".
            var month = note is null ? null : FreeTextDate.One($"{note.Trim(' ', '.')} {year}");
            return new ListedDate { From = month ?? year, Approximate = circa, Original = note };
        }

        return FreeTextDate.Read(note) is { } written ? written with { Approximate = written.Approximate || circa } : null;
    }

    private static PartialDate? Year(RecordNode node, string name) =>
        node.TextOf(name) is { Length: 4 } text && PartialDate.TryParse(text, out var year) ? year : null;
}
