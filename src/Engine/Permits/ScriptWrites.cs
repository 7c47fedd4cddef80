using System.Text.Json;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Engine;

/// <summary>
/// Tells scripts that only read variables from those that may write one. A script is free to hide what it does, so only
/// the plain ways to read are taken for reading.
/// </summary>
internal sealed partial class ScriptWrites(ActivityElements activities)
{
    private static readonly string[] WithoutScripts = ["Literal", "Variable", "Input", "Liquid", "Secret"];
    private static readonly string[] Notes = ["metadata", "customProperties", "connections", "variables"];

    /// <summary>An expression of the activity itself, not of one inside it, may write a variable.</summary>
    public bool MayHappenIn(JsonElement activity) =>
        activity.EnumerateObject().Any(property => !Notes.Contains(property.Name, StringComparer.Ordinal)
            && Look(property.Value, isScript: string.Equals(property.Name, "script", StringComparison.OrdinalIgnoreCase)));

    private bool Look(JsonElement element, bool isScript)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return isScript && MayWrite(element.GetString()!);
            case JsonValueKind.Array:
                return element.EnumerateArray().Any(item => Look(item, isScript));
            case JsonValueKind.Object when activities.IsActivity(element):
                return false;
            case JsonValueKind.Object:
                var syntax = Json.Text(element, "type");
                return element.EnumerateObject().Any(property => Look(
                    property.Value,
                    isScript || (property.Name == "value" && syntax is not null && !WithoutScripts.Contains(syntax, StringComparer.Ordinal))));
            default:
                return false;
        }
    }

    private static bool MayWrite(string script) =>
        Writing().IsMatch(Reading().Replace(script, " "))
        || (script.Contains("variables", StringComparison.Ordinal) && Pattern().IsMatch(script));

    // variables.Name, getVariable("Name") and getName(), unless something is assigned to it.
    [GeneratedRegex(@"(?<!\+\+\s*|--\s*|delete\s+)\bvariables\.\w+\b(?!\s*(?:=(?!=|>)|(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)=(?!=)|\+\+|--|\[))|\bgetVariable\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reading();

    [GeneratedRegex(@"\bvariables\b|\bset(?!Outcomes?\b|CorrelationId\b|WorkflowInstanceName\b)\w+|\bglobalThis\b|\bthis\b|\beval\b|\bFunction\b|\bconstructor\b|\bReflect\b|\bimport\b|\\u|\\x", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Writing();

    // A destructuring assignment may have a variable among its targets.
    [GeneratedRegex(@"[}\]]\s*=(?!=|>)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
