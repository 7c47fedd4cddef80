using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Birth dates as tables have them.</summary>
internal static class PartyDates
{
    /// <summary>1980, 1980-05, 1980-05-17, or 17.05.1980 as German programs write it.</summary>
    public static bool TryRead(string? text, out PartialDate date)
    {
        date = default;
        if (text is null || PartialDate.TryParse(text, out date))
        {
            return text is not null;
        }

        var parts = text.Split('.');
        return parts.Length == 3 && PartialDate.TryParse($"{parts[2]}-{parts[1].PadLeft(2, '0')}-{parts[0].PadLeft(2, '0')}", out date);
    }
}
