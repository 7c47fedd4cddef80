using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads declarations of variables.</summary>
internal static class VariableReader
{
    public static VariableDeclaration[] Read(JsonElement owner, DefinitionErrors errors, string where)
    {
        var declarations = new List<VariableDeclaration>();
        foreach (var item in Json.Array(owner, "variables", errors, where))
        {
            var name = Json.Text(item, "name");
            var id = Json.Text(item, "id") ?? name;
            if (id is null)
            {
                errors.Add(where, "A variable has neither id nor name. Give it a name.");
                continue;
            }

            var typeName = Json.Text(item, "typeName") ?? "Object";
            var value = item.TryGetProperty("value", out var given) ? given : default;
            declarations.Add(new VariableDeclaration(
                id, name ?? id, typeName, VariableType.Default(typeName, Json.Flag(item, "isArray"), value)));
        }

        return [.. declarations];
    }
}
