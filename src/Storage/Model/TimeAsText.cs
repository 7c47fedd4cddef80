using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowConnect.Storage.Model;

/// <summary>UTC as ISO 8601 text of fixed width: sorts as time does. Microseconds, as PostgreSQL keeps them.</summary>
internal sealed class TimeAsText() : ValueConverter<DateTimeOffset, string>(
    time => Write(time),
    text => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
