using System.Globalization;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Eu;

/// <summary>A birthdate element: an exact day, single parts, or a range of years.</summary>
internal static class EuBirthDate
{
    public static ListedDate? Read(RecordNode node, string id, IReportProblems reader)
    {
        var circa = node.Attribute("circa") == "true";
        if (PartialDate.TryParse(node.Attribute("birthdate"), out var exact))
        {
            return new ListedDate { From = exact, Approximate = circa };
        }

        if (Part(node, "yearRangeFrom") is { } from && Part(node, "yearRangeTo") is { } to && from != to)
        {
            return new ListedDate { From = PartialDate.OfYear(Math.Min(from, to)), To = PartialDate.OfYear(Math.Max(from, to)), Approximate = circa };
        }

        var year = Part(node, "year") ?? Part(node, "yearRangeFrom") ?? Part(node, "yearRangeTo");
        if (year is not null)
        {
            return new ListedDate { From = AsExactAsPossible(year.Value, Part(node, "monthOfYear"), Part(node, "dayOfMonth")), Approximate = circa };
        }

        // An element with only a birth place is common and no problem.
        if (node.Attribute("birthdate") is not null)
        {
            reader.Report(node, id, recordLost: false, "has a birth date that tells no date");
        }

        return null;
    }

    private static PartialDate AsExactAsPossible(int year, int? month, int? day)
    {
        foreach (var text in new[] { $"{year:0000}-{month:00}-{day:00}", $"{year:0000}-{month:00}" })
        {
            if (PartialDate.TryParse(text, out var date))
            {
                return date;
            }
        }

        return PartialDate.OfYear(year);
    }

    private static int? Part(RecordNode node, string name) =>
        int.TryParse(node.Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000 ? number : null;
}
