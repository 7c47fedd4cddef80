using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Checks the options at start, all errors at once.</summary>
internal sealed class ScheduleOptionsValidator : IValidateOptions<ScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, ScheduleOptions options)
    {
        var errors = new List<string>();
        if (options.TimeZoneId is { } zone)
        {
            try
            {
                ScheduleZones.Require(zone);
            }
            catch (ScheduleFormatException error)
            {
                errors.Add($"Schedules:TimeZoneId: {error.Message}");
            }
        }

        if (options.KeepOccurrences < TimeSpan.FromDays(1) || options.KeepOccurrences > TimeSpan.FromDays(3_650))
        {
            errors.Add($"Schedules:KeepOccurrences is {options.KeepOccurrences}; set 1 to 3650 days.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
