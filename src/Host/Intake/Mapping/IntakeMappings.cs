using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>The mappings of all sources that have one.</summary>
internal sealed class IntakeMappings(IOptions<IntakeOptions> options)
{
    // The options were validated at start: there are no mistakes left.
    private readonly Dictionary<string, IntakeMapping?> _mappings = options.Value.Sources
        .ToDictionary(source => source.Key, source => CompileMapping.Of(source.Key, source.Value, []), StringComparer.Ordinal);

    /// <summary>Null for a source that sends our own fields.</summary>
    public IntakeMapping? Find(string source) => _mappings.GetValueOrDefault(source);
}
