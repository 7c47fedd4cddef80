using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>Finds the fields of one subject. What the settings map comes first, then names that are known, then the preset.</summary>
internal static class ReadFields
{
    public static MappedSubject Of(IntakeMapping mapping, MappingScope scope, IReadOnlyList<BodyLeaf> leaves, string? eventId)
    {
        var (fields, errors) = (new Dictionary<string, MappedField>(StringComparer.Ordinal), new List<FieldError>());
        AddAll(mapping.Own);
        var settled = mapping.Own.Select(source => source.Field).ToHashSet(StringComparer.Ordinal);
        foreach (var named in Named(mapping, scope, leaves).Where(field => !settled.Contains(field.Field)))
        {
            if (!fields.TryAdd(named.Field, named))
            {
                errors.Add(new FieldError(named.Field, $"The field is given twice, by {Shown(fields[named.Field].From!)} and {Shown(named.From!)}; map one of them."));
            }
        }

        AddAll(mapping.Usual.Where(source => !settled.Contains(source.Field) && !fields.ContainsKey(source.Field)));
        foreach (var (field, value) in mapping.Constants)
        {
            fields.TryAdd(field, new MappedField(field, null, field == "lists" ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [value]));
        }

        var form = LeadForm.Read(fields.ToDictionary(f => f.Key, f => f.Value.Values, StringComparer.Ordinal));
        return new MappedSubject([.. fields.Values], errors.Count == 0 ? Located(form, fields) : new LeadFormResult(null, errors, []), eventId);

        void AddAll(IEnumerable<FieldSource> sources)
        {
            foreach (var field in sources.Select(source => source.Read(scope, errors)).OfType<MappedField>())
            {
                fields[field.Field] = field;
            }
        }
    }

    private static IEnumerable<MappedField> Named(IntakeMapping mapping, MappingScope scope, IReadOnlyList<BodyLeaf> leaves)
    {
        foreach (var leaf in leaves)
        {
            string[] texts = [.. leaf.Texts().OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text))];
            if (texts.Length > 0 && mapping.Names.Select(pattern => pattern.FieldOf(leaf)).FirstOrDefault(field => field is not null) is { } field)
            {
                yield return new MappedField(field, leaf.Node.Path, texts);
            }
        }

        foreach (var answer in mapping.Answers?.In(scope) ?? [])
        {
            yield return answer;
        }
    }

    /// <summary>Who corrects a form at the sender knows its paths, not our fields.</summary>
    private static LeadFormResult Located(LeadFormResult form, Dictionary<string, MappedField> fields) => form with
    {
        Errors = [.. form.Errors.Select(error => fields.GetValueOrDefault(error.Field)?.From is { } from ? error with { Message = $"{error.Message} It was taken from {Shown(from)}." } : error)],
    };

    private static string Shown(string path) => FieldText.NameOf(path);
}
