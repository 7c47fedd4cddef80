using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>What JavaScript in a definition may use, as TypeScript declarations for the editor's suggestions.</summary>
internal static partial class JavaScriptTypes
{
    private const string Always = """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string;
        declare function setWorkflowInstanceName(value: string): void;
        declare function getCorrelationId(): string;
        declare function setCorrelationId(value: string): void;
        declare function setOutcome(name: string): void;
        declare function setOutcomes(...names: string[]): void;
        declare function isNullOrEmpty(value: string): boolean;
        declare function isNullOrWhiteSpace(value: string): boolean;
        declare function parseGuid(value: string): string;
        declare function getGuid(): string;
        declare function getGuidString(): string;
        declare function getShortGuid(): string;
        declare function toJson(value: any): string;
        declare function bytesToString(value: Uint8Array): string;
        declare function bytesFromString(value: string): Uint8Array;
        declare function bytesToBase64(value: Uint8Array): string;
        declare function bytesFromBase64(value: string): Uint8Array;
        declare function stringToBase64(value: string): string;
        declare function stringFromBase64(value: string): string;

        """;

    /// <summary>The declarations for the latest version of the definition; of one that is not there, what every script has.</summary>
    public static async Task<IResult> AnswerAsync(string definitionId, HttpContext http, WorkflowCatalog catalog, ActivityRegistry registry)
    {
        var row = await catalog.FindRowAsync(definitionId, VersionOptions.Latest, http.RequestAborted);
        return Results.Text(Of(row is null ? [] : WorkflowCatalog.ToStoredModel(row), registry), "application/x-typescript");
    }

    /// <summary>The declarations for a definition.</summary>
    internal static string Of(JsonObject model, ActivityRegistry registry)
    {
        var text = new StringBuilder(Always);
        var variables = Named(model["variables"]).ToList();
        var inputs = Named(model["inputs"]).ToList();
        text.Append("declare const variables: { ").AppendJoin("", variables.Select(v => $"{v.Name}: {v.Type}; ")).Append("[name: string]: any };\n");
        text.Append("declare const input: { ").AppendJoin("", inputs.Select(v => $"{v.Name}: {v.Type}; ")).Append("[name: string]: any };\n");
        foreach (var (name, type) in inputs)
        {
            text.Append("declare function get").Append(Pascal(name)).Append("(): ").Append(type).Append(";\n");
        }

        foreach (var (name, type) in variables)
        {
            text.Append("declare function get").Append(Pascal(name)).Append("(): ").Append(type).Append(";\n");
            text.Append("declare function set").Append(Pascal(name)).Append("(value: ").Append(type).Append("): void;\n");
        }

        if (model["root"] is JsonObject root)
        {
            foreach (var activity in ActivityTree.All(root))
            {
                AddOutputs(text, activity, registry);
            }
        }

        return text.ToString();
    }

    private static void AddOutputs(StringBuilder text, JsonObject activity, ActivityRegistry registry)
    {
        var name = Pascal(ActivityTree.Text(activity, "name") ?? ActivityTree.Text(activity, "id") ?? "");
        if (!Identifier().IsMatch(name) || registry.Find(ActivityTree.Text(activity, "type") ?? "", ActivityTree.VersionOf(activity)) is not { } descriptor)
        {
            return;
        }

        foreach (var output in descriptor.Outputs)
        {
            text.Append("declare function get").Append(output.Name).Append("From").Append(name).Append("(): any;\n");
        }
    }

    private static IEnumerable<(string Name, string Type)> Named(JsonNode? list) =>
        from item in list as JsonArray ?? []
        let element = item as JsonObject
        where element is not null
        let name = ActivityTree.Text(element, "name") ?? ""
        where Identifier().IsMatch(name)
        let type = Type(ActivityTree.Text(element, "typeName") ?? ActivityTree.Text(element, "type"))
        select (name, ActivityTree.Flag(element, "isArray") ? type + "[]" : type);

    private static string Type(string? name) => name switch
    {
        "String" or "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" => "string",
        "Int32" or "Int64" or "Long" or "Single" or "Double" or "Decimal" => "number",
        "Boolean" => "boolean",
        _ => "any",
    };

    // As the sandbox names them.
    private static string Pascal(string name) => WordStart().Replace(name, match => match.Groups["first"].Value.ToUpperInvariant());

    [GeneratedRegex(@"\A[\p{L}_$][\p{L}\p{N}_$]*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?:^|[_\s.-]+)(?<first>[^_\s.-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordStart();
}
