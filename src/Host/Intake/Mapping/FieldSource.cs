using System.Text.Json;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>Where a field comes from.</summary>
/// <param name="Field">Its name in docs/intake.md.</param>
/// <param name="Paths">The first that holds something counts.</param>
/// <param name="TakesFirst">Of several values the first is meant, such as the first e-mail address of a questionnaire.</param>
internal sealed record FieldSource(string Field, IReadOnlyList<MappingPath> Paths, bool TakesFirst)
{
    public const string Or = " || ";

    /// <exception cref="FormatException">One of the paths is none.</exception>
    public static FieldSource Parse(string field, string paths, bool takesFirst) =>
        new(field, [.. paths.Split(Or).Select(MappingPath.Parse)], takesFirst);

    /// <summary>The field, or null where nothing is sent for it; what cannot be a value is an error.</summary>
    public MappedField? Read(MappingScope scope, List<FieldError> errors)
    {
        foreach (var path in Paths)
        {
            var found = path.In(scope).ToArray();
            if (found.Length > MappingPath.MostFound)
            {
                errors.Add(new FieldError(Field, $"{path.Text} finds more than {MappingPath.MostFound} values; map a path that finds one."));
                return null;
            }

            if (Values(path, found, errors) is not { } values)
            {
                return null;
            }

            if (values.Count > 0)
            {
                return new MappedField(Field, found[0].Path, TakesFirst && Field != "lists" ? [values[0]] : values);
            }
        }

        return null;
    }

    private List<string>? Values(MappingPath path, IEnumerable<MappedNode> found, List<FieldError> errors)
    {
        var values = new List<string>();
        foreach (var node in found.SelectMany(node => node.Value.ValueKind == JsonValueKind.Array ? node.Elements() : [node]).Take(MappingPath.MostFound + 1))
        {
            if (node.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
            {
                errors.Add(new FieldError(Field, $"{path.Text} holds {Kind(node.Value.ValueKind)}; map a path that ends at a text."));
                return null;
            }

            // Broken Unicode is told of for the whole body.
            if (node.Text() is { } text && !string.IsNullOrWhiteSpace(text))
            {
                values.Add(text);
            }
        }

        return values;
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list of lists",
        _ => "true or false",
    };
}
