using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Names every wrong value at once.</summary>
internal sealed class ScriptingOptionsValidator : IValidateOptions<ScriptingOptions>
{
    private const int MB = 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, ScriptingOptions options)
    {
        var errors = new List<string>();
        void Range(string key, long value, long min, long max)
        {
            if (value < min || value > max)
            {
                errors.Add($"Scripting:{key} is {value}; choose a value from {min} to {max}.");
            }
        }

        void Positive(string key, TimeSpan value)
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromHours(1))
            {
                errors.Add($"Scripting:{key} is {value}; choose a time above zero, up to one hour.");
            }
        }

        if (string.IsNullOrWhiteSpace(options.NodePath))
        {
            errors.Add("Scripting:NodePath is empty; give the path of Node's executable, or 'node'.");
        }

        Range(nameof(options.JavaScriptThreads), options.JavaScriptThreads, 1, 64);
        Range(nameof(options.TypstThreads), options.TypstThreads, 1, 64);
        Range(nameof(options.JavaScriptMemoryBytes), options.JavaScriptMemoryBytes, MB, 1024L * MB);
        Range(nameof(options.LiquidMemoryBytes), options.LiquidMemoryBytes, MB, 1024L * MB);
        Range(nameof(options.MaxScriptBytes), options.MaxScriptBytes, 1, 16L * MB);
        Range(nameof(options.MaxInputBytes), options.MaxInputBytes, 1, 128L * MB);
        Range(nameof(options.MaxOutputBytes), options.MaxOutputBytes, 1, 128L * MB);
        Range(nameof(options.MaxInFlight), options.MaxInFlight, 1, 10_000);
        Range(nameof(options.MaxQueued), options.MaxQueued, 0, 1_000_000);
        Range(nameof(options.MaxProcessBytes), options.MaxProcessBytes, 256L * MB, long.MaxValue);
        Positive(nameof(options.StartTimeout), options.StartTimeout);
        Positive(nameof(options.JavaScriptTimeout), options.JavaScriptTimeout);
        Positive(nameof(options.LiquidTimeout), options.LiquidTimeout);
        Positive(nameof(options.TypstTimeout), options.TypstTimeout);
        Positive(nameof(options.QueueTimeout), options.QueueTimeout);
        Positive(nameof(options.HealthInterval), options.HealthInterval);
        Positive(nameof(options.RestartDelay), options.RestartDelay);
        Positive(nameof(options.MaxRestartDelay), options.MaxRestartDelay);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
