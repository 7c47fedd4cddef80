using Microsoft.Extensions.Options;

namespace WorkflowConnect.Engine;

/// <summary>Reports every wrong setting at once.</summary>
internal sealed class WorkflowEngineOptionsValidator : IValidateOptions<WorkflowEngineOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkflowEngineOptions options)
    {
        var errors = new List<string>();
        Check(options.MaxConcurrentRuns is >= 1 and <= 10_000, "MaxConcurrentRuns must be 1 to 10,000.");
        Check(options.MaxStepsPerBurst >= 1, "MaxStepsPerBurst must be at least 1.");
        Check(options.MaxNesting is >= 1 and <= 10_000, "MaxNesting must be 1 to 10,000.");
        Check(options.MaxDefinitionBytes >= 1_024, "MaxDefinitionBytes must be at least 1,024 bytes.");
        Check(options.MaxActivities >= 1, "MaxActivities must be at least 1.");
        Check(options.MaxHttpBodyBytes >= 0, "MaxHttpBodyBytes must not be negative.");
        Check(options.Retry.MaxAttempts is >= 1 and <= 100, "Retry.MaxAttempts must be 1 to 100; 1 means no retry.");
        Check(options.Retry.FirstDelay >= TimeSpan.Zero, "Retry.FirstDelay must not be negative.");
        Check(options.Retry.Factor >= 1, "Retry.Factor must be at least 1.");
        Check(options.Retry.MaxDelay >= options.Retry.FirstDelay, "Retry.MaxDelay must not be below Retry.FirstDelay.");
        Check(options.MaxBackgroundActivities is >= 1 and <= 10_000, "MaxBackgroundActivities must be 1 to 10,000.");
        Check(
            options.BackgroundLease >= TimeSpan.FromSeconds(3) && options.BackgroundLease <= TimeSpan.FromHours(1),
            "BackgroundLease must be 3 s to 1 h.");
        Check(options.CommitInterval >= TimeSpan.FromSeconds(1), "CommitInterval must be at least 1 s.");
        Check(
            options.ResilienceStrategies.All(item => item.Id.Length > 0 && item.MaxRetryAttempts is >= 0 and <= 100
                && item.Delay >= TimeSpan.Zero && item.MaxDelay >= item.Delay),
            "Each of ResilienceStrategies needs an Id, MaxRetryAttempts 0 to 100, and a MaxDelay not below its Delay.");
        Check(
            options.ResilienceStrategies.Select(item => item.Id.ToUpperInvariant()).Distinct().Count() == options.ResilienceStrategies.Count,
            "The Ids of ResilienceStrategies must differ.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(bool holds, string error)
        {
            if (!holds)
            {
                errors.Add("WorkflowEngine: " + error);
            }
        }
    }
}
