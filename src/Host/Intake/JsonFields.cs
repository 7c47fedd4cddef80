using System.Text.Json;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake;

/// <summary>Flattens a JSON object to fields: <c>{"person":{"email":"…"}}</c> is the field <c>person.email</c>.</summary>
internal sealed class JsonFields
{
    private const int MostFields = 200;
    private static readonly string[] Groups = ["person", "company", "person.address", "company.address", "address"];

    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    public static IntakeBodyResult Read(ReadOnlyMemory<byte> body)
    {
        var (document, problem) = JsonBody.Parse(body);
        if (document is null)
        {
            return IntakeBodyResult.Malformed(problem!);
        }

        using (document)
        {
            try
            {
                var fields = new JsonFields();
                fields.Flatten("", document.RootElement);
                return IntakeBodyResult.Of(fields._fields, fields._errors);
            }
            catch (InvalidOperationException)
            {
                // A property name with a lone surrogate: JsonDocument finds it only when the name is read.
                return IntakeBodyResult.Malformed(JsonBody.BrokenName);
            }
        }
    }

    private void Flatten(string path, JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (_fields.Count + _errors.Count > MostFields)
            {
                _errors.Add(new FieldError("(body)", $"Send at most {MostFields} fields."));
                return;
            }

            Add(name, property.Value);
        }
    }

    private void Add(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object:
                Nested(name, value);
                break;
            case JsonValueKind.Array:
                Several(name, value);
                break;
            case JsonValueKind.String when Groups.Contains(name, StringComparer.Ordinal) && LeadFieldNames.Canonical(name) is null:
                _errors.Add(new FieldError(name, "Expected an object, got text."));
                break;
            case JsonValueKind.String:
                Text(name, [value]);
                break;
            default:
                Scalar(name, value);
                break;
        }
    }

    private void Nested(string name, JsonElement value)
    {
        if (LeadFieldNames.Canonical(name) is not null && !Groups.Contains(name, StringComparer.Ordinal))
        {
            _errors.Add(new FieldError(name, "Expected text, got an object."));
            return;
        }

        Flatten(name == "address" ? "" : name, value);
    }

    private void Several(string name, JsonElement value)
    {
        if (LeadFieldNames.Canonical(name) != "lists" && (LeadFieldNames.Canonical(name) is not null || Groups.Contains(name, StringComparer.Ordinal)))
        {
            _errors.Add(new FieldError(name, "Expected one value, got a list."));
        }
        else if (value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            _errors.Add(new FieldError(FieldText.NameOf(name), "Expected a list of texts."));
        }
        else
        {
            Text(name, value.EnumerateArray());
        }
    }

    /// <summary>A field of ours must be text: a number would lose leading zeros of a postal code. A foreign one may be anything.</summary>
    private void Scalar(string name, JsonElement value)
    {
        var known = LeadFieldNames.Canonical(name) is not null || Groups.Contains(name, StringComparer.Ordinal);
        if (known)
        {
            _errors.Add(new FieldError(name, $"Expected text in quotation marks, got {(value.ValueKind == JsonValueKind.Number ? "a number" : "true or false")}."));
        }
        else
        {
            _fields[name] = [value.GetRawText()];
        }
    }

    private void Text(string name, IEnumerable<JsonElement> values)
    {
        try
        {
            _fields[name] = [.. values.Select(value => value.GetString()!)];
        }
        catch (InvalidOperationException)
        {
            _errors.Add(new FieldError(FieldText.NameOf(name), "The text is broken Unicode (a lone surrogate); send valid Unicode."));
        }
    }
}
