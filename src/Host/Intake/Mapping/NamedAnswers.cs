namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>Answers of a questionnaire, each with the name of its question in it.</summary>
/// <param name="Each">The answers.</param>
/// <param name="Name">From an answer to the name of its question.</param>
/// <param name="Value">From an answer to what was answered; the first that is there.</param>
internal sealed record NamedAnswers(MappingPath Each, MappingPath Name, IReadOnlyList<MappingPath> Value)
{
    /// <summary>Answers to questions that are named like a field.</summary>
    public IEnumerable<MappedField> In(MappingScope scope)
    {
        foreach (var answer in Each.In(scope))
        {
            var own = scope with { Item = answer };
            if (Name.In(own).FirstOrDefault()?.Text() is { } name
                && NamePattern.FieldOf(name) is { } field
                && Value.Select(path => path.In(own).ToArray()).FirstOrDefault(nodes => nodes.Length > 0) is { } found)
            {
                yield return new MappedField(field, found[0].Path, [.. found.Select(node => node.Text()).OfType<string>()]);
            }
        }
    }
}
