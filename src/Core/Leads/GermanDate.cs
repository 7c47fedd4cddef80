using System.Globalization;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Leads;

/// <summary>Reads <c>31.12.1980</c> and <c>1.2.1980</c>.</summary>
public static class GermanDate
{
    public static bool TryParse(string text, out PartialDate date)
    {
        var read = DateOnly.TryParseExact(text, "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        date = read ? PartialDate.OfDay(day) : default;
        return read;
    }
}
