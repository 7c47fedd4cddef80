using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>What the editor of an input has to know besides its name: choices, languages, what stands before a path.</summary>
internal static class EditorSettings
{
    public static JsonObject Of(InputDescriptor input) => input.UIHint switch
    {
        InputUIHints.DropDown when input.Options.Count > 0 => new JsonObject { ["dropdown"] = Choices("selectList", input) },
        InputUIHints.RadioList => new JsonObject { ["radiolist"] = Choices("radioList", input) },
        InputUIHints.CheckList => new JsonObject { ["checklist"] = Choices("checkList", input) },
        InputUIHints.CodeEditor => new JsonObject { ["code-editor"] = new JsonObject { ["language"] = "javascript" } },
        InputUIHints.JsonEditor => new JsonObject { ["code-editor"] = new JsonObject { ["language"] = "json" } },
        InputUIHints.SingleLine when input is { Name: "Path", ValueType: var type } && type == typeof(string) =>
            new JsonObject { ["singleline"] = new JsonObject { ["adornmentText"] = HookEndpoints.BasePath + "/" } },
        _ => [],
    };

    // Studio orders the choices by their text unless told that the order means something.
    private static JsonObject Choices(string list, InputDescriptor input) => new()
    {
        [list] = new JsonObject
        {
            ["items"] = new JsonArray([.. input.Options.Select(option => new JsonObject { ["text"] = option.Text, ["value"] = option.Value })]),
            ["isFlagsEnum"] = input.ValueType.IsEnum && input.ValueType.IsDefined(typeof(FlagsAttribute), inherit: false),
            ["sortItems"] = false,
        },
    };
}
