using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Birth dates as tables have them.</summary>
internal static class PartyDates
{
    private static readonly string[] NoDate = ["-", "0000-00-00", "00.00.0000", "n/a", "null", "unknown", "unbekannt"];

    /// <summary>
    /// 1980, 1980-05, 1980-05-17, the same with a time of day as databases export it, or 17.05.1980 as German programs write it.
    /// A word for "none" is taken for an empty cell.
    /// </summary>
    /// <returns>False when it is no date; true with null where there is none.</returns>
    public static bool TryRead(string? text, out PartialDate? date)
    {
        date = null;
        if (text is null || NoDate.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        // 1980-05-17T00:00:00
        var day = text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text;
        var parts = day.Split('.');
        if (PartialDate.TryParse(day, out var read)
            || (parts.Length == 3 && PartialDate.TryParse($"{parts[2]}-{parts[1].PadLeft(2, '0')}-{parts[0].PadLeft(2, '0')}", out read)))
        {
            date = read;
            return true;
        }

        return false;
    }
}
