using System.Globalization;

namespace WorkflowConnect.Core.Lists.Formats.Eu;

/// <summary>Dates of the CSV file, which are ISO in some years' files and day/month/year in others.</summary>
internal static class EuCsvDate
{
    private static readonly string[] Forms = ["dd/MM/yyyy", "yyyy-MM-dd", "dd.MM.yyyy"];

    /// <summary>The day as yyyy-MM-dd, or the text as it is where it is none of the forms.</summary>
    public static string ToIso(string text) => Read(text) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
