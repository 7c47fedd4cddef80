using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>Tells everything that is wrong at once, and what to do about it.</summary>
internal sealed class PublishersOptionsValidator : IValidateOptions<PublishersOptions>
{
    public ValidateOptionsResult Validate(string? name, PublishersOptions options)
    {
        var errors = new List<string>();
        foreach (var (what, value) in new[]
        {
            (nameof(options.ConnectTimeout), options.ConnectTimeout),
            (nameof(options.SilenceTimeout), options.SilenceTimeout),
            (nameof(options.AttemptTimeout), options.AttemptTimeout),
        })
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromHours(1))
            {
                errors.Add($"Publishers:{what} is {value}. Give a time above zero and up to one hour, as hh:mm:ss.");
            }
        }

        if (options.RetryDelay < TimeSpan.Zero || options.RetryDelay > TimeSpan.FromMinutes(2))
        {
            errors.Add($"Publishers:RetryDelay is {options.RetryDelay}. Give a time up to two minutes, as hh:mm:ss.");
        }

        if (options.Retries is < 0 or > 20)
        {
            errors.Add($"Publishers:Retries is {options.Retries}. Give a number from 0 to 20.");
        }

        if (options.MaximumBytes < 1)
        {
            errors.Add($"Publishers:MaximumBytes is {options.MaximumBytes}. Give a number of bytes above 0.");
        }

        if (string.IsNullOrWhiteSpace(options.UserAgent))
        {
            errors.Add("Publishers:UserAgent is empty. Give a product name such as WorkflowConnect/0.1.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
