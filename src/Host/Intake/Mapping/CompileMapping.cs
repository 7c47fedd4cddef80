using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Intake.Presets;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>Makes a mapping of a preset and a source's settings, or names everything that is wrong with them.</summary>
internal static class CompileMapping
{
    /// <summary>The mapping; null for a source that has none, or when there are mistakes.</summary>
    public static IntakeMapping? Of(string source, IntakeSourceOptions settings, ICollection<string> mistakes)
    {
        if (!settings.IsMapped)
        {
            return null;
        }

        var before = mistakes.Count;
        var section = $"Intake:Sources:{source}";
        var preset = IntakePresets.Find(settings.Preset);
        if (settings.Preset is { Length: > 0 } && preset is null)
        {
            mistakes.Add($"{section}:Preset must be one of {string.Join(", ", IntakePresets.All.Select(p => p.Name))}.");
        }

        preset ??= new IntakePreset("") { Names = [NamePattern.Own] };
        var own = All(settings.Mapping, pair => $"{section}:Mapping:{pair.Key}", pair => FieldSource.Parse(Canonical(pair.Key), pair.Value, takesFirst: false), mistakes);
        var when = All(settings.When, _ => $"{section}:When", MappingCondition.Parse, mistakes);
        var eventId = All(settings.EventId, _ => $"{section}:EventId", MappingPath.Parse, mistakes);
        var constants = All(settings.Set, pair => $"{section}:Set:{pair.Key}", pair => (Field: Canonical(pair.Key), pair.Value), mistakes);
        if (mistakes.Count > before)
        {
            return null;
        }

        return new IntakeMapping
        {
            Own = own,
            Usual = [.. preset.Fields.Select(pair => FieldSource.Parse(pair.Key, pair.Value, takesFirst: true))],
            Names = preset.Names,
            Answers = preset.Answers,
            Constants = constants.ToDictionary(pair => pair.Field, pair => pair.Value, StringComparer.Ordinal),
            When = [.. preset.When.Select(MappingCondition.Parse).Where(usual => !when.Exists(given => given.Path.Text == usual.Path.Text)), .. when],
            EventId = eventId.Count > 0 ? eventId : [.. preset.EventId.Select(MappingPath.Parse)],
            Quiet = preset.Quiet,
            Fetch = preset.Fetch,
        };
    }

    private static List<TResult> All<T, TResult>(IEnumerable<T> settings, Func<T, string> name, Func<T, TResult> parse, ICollection<string> mistakes)
    {
        var parsed = new List<TResult>();
        foreach (var setting in settings)
        {
            try
            {
                parsed.Add(parse(setting));
            }
            catch (FormatException e)
            {
                mistakes.Add($"{name(setting)} cannot be read: {e.Message}.");
            }
        }

        return parsed;
    }

    private static string Canonical(string field) => LeadFieldNames.Canonical(field) ?? throw new FormatException("there is no such field; docs/intake.md names them");
}
