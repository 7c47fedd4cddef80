using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowConnect.Storage.Model;

/// <summary>Npgsql takes UTC only; cut to microseconds here, because the server would round.</summary>
internal sealed class TimeAsUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    time => Write(time),
    time => time)
{
    public static DateTimeOffset Write(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
