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
        Check(options.MaxDefinitionBytes >= 1_024, "MaxDefinitionBytes must be at least 1,024 bytes.");
        Check(options.MaxActivities >= 1, "MaxActivities must be at least 1.");
        Check(options.MaxHttpBodyBytes >= 0, "MaxHttpBodyBytes must not be negative.");
        Check(options.Retry.MaxAttempts is >= 1 and <= 100, "Retry.MaxAttempts must be 1 to 100; 1 means no retry.");
        Check(options.Retry.FirstDelay >= TimeSpan.Zero, "Retry.FirstDelay must not be negative.");
        Check(options.Retry.Factor >= 1, "Retry.Factor must be at least 1.");
        Check(options.Retry.MaxDelay >= options.Retry.FirstDelay, "Retry.MaxDelay must not be below Retry.FirstDelay.");
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
