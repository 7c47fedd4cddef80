using System.Text.Json;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// Which of the CRM's fields hold the port's. Begins with the vendor's usual mapping; a mapping file changes single lines
/// of it: <c>{"company": {"registerNumber": "x_hrb"}, "contact": {"birthDate": "x_birthday", "title": null}}</c>.
/// </summary>
internal sealed class Mapping
{
    /// <summary>Without a name nobody is found again.</summary>
    private static readonly string[] Needed = [CrmFields.Name, CrmFields.FamilyName];

    private readonly Dictionary<string, string> _company;
    private readonly Dictionary<string, string> _contact;

    public Mapping(IReadOnlyDictionary<string, string> company, IReadOnlyDictionary<string, string> contact) =>
        (_company, _contact) = (new(company, StringComparer.Ordinal), new(contact, StringComparer.Ordinal));

    /// <summary>The CRM's fields by the port's.</summary>
    public IReadOnlyDictionary<string, string> Of(RecordKind kind) => kind == RecordKind.Company ? _company : _contact;

    /// <exception cref="InvalidDataException">The file is no mapping; the message says why.</exception>
    public Mapping With(string? file)
    {
        if (file is null)
        {
            return this;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException("The mapping file must be an object with \"company\" and \"contact\".");
            }

            var changed = new Mapping(_company, _contact);
            foreach (var part in document.RootElement.EnumerateObject())
            {
                var fields = part.Name switch
                {
                    "company" => changed._company,
                    "contact" => changed._contact,
                    _ => throw new InvalidDataException($"The mapping file has \"{part.Name}\"; it may have \"company\" and \"contact\"."),
                };
                Change(fields, part);
            }

            return changed;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The mapping file is no valid JSON (line {e.LineNumber + 1}).", e);
        }
    }

    private static void Change(Dictionary<string, string> fields, JsonProperty part)
    {
        foreach (var line in part.Value.ValueKind == JsonValueKind.Object ? part.Value.EnumerateObject() : throw new InvalidDataException($"\"{part.Name}\" in the mapping file must be an object."))
        {
            if (!CrmFields.All.Contains(line.Name, StringComparer.Ordinal))
            {
                throw new InvalidDataException($"The mapping file names the field \"{line.Name}\". There are: {string.Join(", ", CrmFields.All)}.");
            }

            if (line.Value.ValueKind == JsonValueKind.Null)
            {
                if (Needed.Contains(line.Name, StringComparer.Ordinal) && fields.ContainsKey(line.Name))
                {
                    throw new InvalidDataException($"The mapping file takes \"{line.Name}\" away from \"{part.Name}\". Records are found by it: name a field, or leave the line out.");
                }

                fields.Remove(line.Name);
            }
            else
            {
                fields[line.Name] = line.Value.ValueKind == JsonValueKind.String && line.Value.GetString() is { Length: > 0 } theirs ? theirs
                    : throw new InvalidDataException($"\"{line.Name}\" in the mapping file must be the name of a field, or null.");
            }
        }
    }
}
