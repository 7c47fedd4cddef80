using System.Globalization;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads what the designer's editor of status codes writes: a status and the activity that runs after it.</summary>
internal static class StatusCodeCases
{
    public static List<Activities.HttpStatusCodeCase> Read(
        JsonElement value, DefinitionErrors errors, string place, Func<JsonElement, string, CompiledNode?> compileChild)
    {
        var cases = new List<Activities.HttpStatusCodeCase>();
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add(place, $"The status codes must be a list, not a {value.ValueKind}.");
            return cases;
        }

        foreach (var item in value.EnumerateArray())
        {
            var status = Json.Number(item, "statusCode")
                ?? (double.TryParse(Json.Text(item, "statusCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? text : 0);
            if (status is < 100 or > 599 || status != Math.Floor(status))
            {
                errors.Add(place, "A status code must be a whole number from 100 to 599.");
                continue;
            }

            var where = string.Create(CultureInfo.InvariantCulture, $"{place}, status {status}");
            var child = Json.Property(item, "activity") is { } nested ? compileChild(nested, where) : null;
            cases.Add(new Activities.HttpStatusCodeCase { StatusCode = (int)status, Activity = child?.Activity });
        }

        return cases;
    }
}
