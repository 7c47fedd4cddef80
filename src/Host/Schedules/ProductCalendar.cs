using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Reads cron expressions for the engine, in the product's time zone where they name none.</summary>
internal sealed class ProductCalendar(IOptions<ScheduleOptions> options, IOptions<ProtocolOptions> protocols) : ICronCalendar
{
    /// <summary>The zone of schedules that name none.</summary>
    public string DefaultZone => options.Value.TimeZoneId ?? protocols.Value.TimeZoneId;

    public DateTimeOffset? NextAfter(string expression, string? timeZone, DateTimeOffset after)
    {
        try
        {
            return CronRule.Parse(expression).NextAfter(after, ScheduleZones.Require(timeZone ?? DefaultZone));
        }
        catch (ScheduleFormatException error)
        {
            throw new TriggerInputException(error.Message);
        }
    }
}
