using System.Text.Json;
using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>Reads states and transitions of a state machine.</summary>
internal sealed class StateMachineReader(
    ExpressionCompiler expressions, DefinitionErrors errors, ScriptScan scripts, Func<JsonElement, string, CompiledNode?> compileChild)
{
    public void Read(StateMachine machine, JsonElement element, string where)
    {
        machine.InitialState = Json.Text(element, "initialState");
        foreach (var item in Json.Array(element, "states", errors, where))
        {
            var name = Json.Text(item, "name") ?? "";
            if (name.Length == 0 || machine.States.Any(state => state.Name == name))
            {
                errors.Add(where, $"A state has no name, or the name '{name}' of another. Give each state a name of its own.");
                continue;
            }

            machine.States.Add(new StateMachineState
            {
                Name = name,
                Entry = Child(item, "entry", $"{where}, state '{name}'"),
                Exit = Child(item, "exit", $"{where}, state '{name}'"),
            });
        }

        if (machine.InitialState is { Length: > 0 } initial)
        {
            Require(machine, initial, "The initial state", where);
        }

        foreach (var item in Json.Array(element, "transitions", errors, where))
        {
            machine.Transitions.Add(ReadTransition(machine, item, where));
        }
    }

    private Transition ReadTransition(StateMachine machine, JsonElement item, string where)
    {
        var name = Json.Text(item, "name");
        var place = $"{where}, transition '{name}'";
        var transition = new Transition
        {
            Name = name,
            DisplayName = Json.Text(item, "displayName"),
            From = Json.Text(item, "from") ?? "",
            To = Json.Text(item, "to") ?? "",
            Trigger = Child(item, "trigger", place),
            Action = Child(item, "action", place),
        };
        Require(machine, transition.From, "The state that the transition leaves", place);
        Require(machine, transition.To, "The state that the transition leads to", place);
        if (Json.Property(item, "condition") is { } condition)
        {
            transition.Condition = expressions.Compile(condition, typeof(bool), errors, scripts, $"{place}, condition") as Input<bool>;
        }

        return transition;
    }

    private Activity? Child(JsonElement item, string name, string where) =>
        Json.Property(item, name) is { } child ? compileChild(child, $"{where}, {name}")?.Activity : null;

    private void Require(StateMachine machine, string name, string what, string where)
    {
        if (!machine.States.Any(state => state.Name == name))
        {
            errors.Add(where, $"{what} is '{name}', which the state machine does not have. Choose one of its states.");
        }
    }
}
