using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>A body that paths can be looked up in, whatever form it was sent in.</summary>
/// <param name="Root">An object; of a form, its fields by name.</param>
/// <param name="Leaves">All values in it.</param>
/// <param name="Files">Names of file fields; files are not taken.</param>
internal sealed record SentDocument(MappedNode Root, IReadOnlyList<BodyLeaf> Leaves, IReadOnlyList<string> Files)
{
    private const int MostFields = 1_000;

    /// <summary>The document, or what is wrong with it; neither when this content type is not understood.</summary>
    public static async Task<(SentDocument? Document, string? Problem)> ReadAsync(string? contentType, byte[] body, CancellationToken cancellationToken)
    {
        switch (IntakeBody.MediaType(contentType))
        {
            case "application/json":
                var (json, problem) = JsonBody.Parse(body);
                using (json)
                {
                    return json is null ? (null, problem) : Of(json.RootElement.Clone(), isForm: false, []);
                }

            case "application/x-www-form-urlencoded":
                var (fields, broken) = FormBody.Read(body, MostFields);
                return fields is null ? (null, broken) : Of(ObjectOf(fields), isForm: true, []);
            case "multipart/form-data":
                var (parts, files, wrong) = await MultipartBody.ReadAsync(contentType!, body, MostFields, cancellationToken);
                return parts is null ? (null, wrong) : Of(ObjectOf(parts), isForm: true, files);
            default:
                return (null, null);
        }
    }

    private static (SentDocument? Document, string? Problem) Of(JsonElement body, bool isForm, IReadOnlyList<string> files)
    {
        try
        {
            var root = MappedNode.Root(body, isForm);
            return BodyLeaf.Of(root) is { } leaves ? (new SentDocument(root, leaves, files), null) : (null, "The body holds more values than any form has; send the fields of one person.");
        }
        catch (InvalidOperationException)
        {
            return (null, JsonBody.BrokenName);
        }
    }

    private static JsonElement ObjectOf(Dictionary<string, IReadOnlyList<string>> fields)
    {
        var form = new JsonObject();
        foreach (var (name, values) in fields)
        {
            form[name] = values.Count == 1 ? values[0] : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }

        return JsonSerializer.SerializeToElement(form);
    }
}
