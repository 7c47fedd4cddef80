using System.Reflection;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Fills the inputs, outputs and ports of one activity object from its JSON.</summary>
internal sealed class PropertyBinder(
    ExpressionCompiler expressions,
    DefinitionErrors errors,
    ScriptScan scripts,
    string where,
    Func<JsonElement, string, CompiledNode?> compileChild)
{
    private readonly List<Input> inputs = [];
    private readonly List<Input> evaluated = [];

    public void Bind(CompiledNode node, JsonElement element)
    {
        foreach (var input in node.Descriptor.Inputs)
        {
            var given = Json.Property(element, Words.CamelCase(input.Name)) ?? Json.Property(element, input.Name);
            if (input.IsWrapped)
            {
                BindWrapped(node.Activity, input, given);
            }
            else if (given is { } value)
            {
                BindPlain(node.Activity, input, value);
            }
        }

        Finish(node, element);
        foreach (var list in node.Descriptor.PortLists)
        {
            BindPortList(node, list, element);
        }

        foreach (var port in node.Descriptor.Ports)
        {
            if (port.Property is { } property && Json.Property(element, Words.CamelCase(port.Name)) is { } child
                && compileChild(child, $"{where}, {port.Name}") is { } compiled)
            {
                property.SetValue(node.Activity, compiled.Activity);
            }
        }
    }

    /// <summary>For an activity that code has made: what it was given stays.</summary>
    public void BindMade(CompiledNode node)
    {
        foreach (var input in node.Descriptor.Inputs.Where(input => input.IsWrapped))
        {
            BindWrapped(node.Activity, input, given: null);
        }

        Finish(node, default);
    }

    private void Finish(CompiledNode node, JsonElement element)
    {
        node.Inputs = [.. inputs];
        node.Bindings = [.. evaluated];
        ScriptRow.Mark(node.Bindings);
        node.SlotCount = inputs.Count;
        node.Outputs = [.. node.Descriptor.Outputs.Select(output => BindOutput(node.Activity, output, element))];
        for (var index = 0; index < node.Outputs.Length; index++)
        {
            node.Outputs[index].Index = index;
        }
    }

    private void BindPortList(CompiledNode node, PropertyInfo property, JsonElement element)
    {
        if (property.GetValue(node.Activity) is not ICollection<IActivity> list)
        {
            return;
        }

        foreach (var child in Json.Array(element, Words.CamelCase(property.Name), errors, where))
        {
            if (compileChild(child, $"{where}, {property.Name}") is { } compiled)
            {
                list.Add(compiled.Activity);
            }
        }
    }

    private void BindWrapped(Activity activity, InputDescriptor descriptor, JsonElement? given)
    {
        var place = $"{where}, input {descriptor.Name}";
        Input? input;
        if (given is { } value)
        {
            input = expressions.Compile(value, descriptor.ValueType, errors, scripts, place);
        }
        else
        {
            input = descriptor.GetValue(activity) as Input;
            if (input is null && descriptor.DefaultValue is { } fallback)
            {
                input = ExpressionCompiler.Constant(descriptor.ValueType, ValueConverter.Convert(fallback, descriptor.ValueType));
            }

            expressions.Prepare(input, errors, scripts, place);
        }

        if (input is null)
        {
            return;
        }

        if (input.IsSecret && !descriptor.IsSensitive)
        {
            // A variable, an output or another run's input would keep the value in plain text.
            errors.Add(place, "A secret cannot be used here, because the value of this input may be kept with the run. Use it in an input that is meant for secrets, such as the Authorization of an HTTP request.");
        }

        descriptor.SetValue(activity, input);
        Register(input, descriptor.AutoEvaluate);
    }

    private void Register(Input input, bool autoEvaluate)
    {
        if (input.HasConstant)
        {
            return;
        }

        input.Slot = inputs.Count;
        inputs.Add(input);
        if (autoEvaluate)
        {
            evaluated.Add(input);
        }
    }

    private void BindPlain(Activity activity, InputDescriptor descriptor, JsonElement value)
    {
        var place = $"{where}, input {descriptor.Name}";
        object? read;
        if (typeof(Variable).IsAssignableFrom(descriptor.ValueType))
        {
            read = ReadVariable(value, place);
        }
        else if (descriptor.ValueType == typeof(ICollection<Activities.SwitchCase>))
        {
            read = ReadCases(value, descriptor, place);
        }
        else if (descriptor.ValueType == typeof(ICollection<Activities.HttpStatusCodeCase>))
        {
            read = StatusCodeCases.Read(value, errors, place, compileChild);
        }
        else
        {
            try
            {
                read = ValueConverter.Convert(value, descriptor.ValueType);
            }
            catch (ValueConversionException)
            {
                errors.Add(place, $"The value is not a {descriptor.TypeName}. Correct it.");
                return;
            }
        }

        if (read is not null && descriptor.Property is { CanWrite: true })
        {
            descriptor.SetValue(activity, read);
        }
    }

    private Variable? ReadVariable(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return new Variable(value.GetString()!);
        }

        var name = Json.Text(value, "name");
        if ((Json.Text(value, "id") ?? name) is not { } id)
        {
            errors.Add(place, "The variable has no id. Pick a variable.");
            return null;
        }

        return new Variable { Id = id, Name = name ?? id };
    }

    private List<Activities.SwitchCase> ReadCases(JsonElement value, InputDescriptor descriptor, string place)
    {
        var cases = new List<Activities.SwitchCase>();
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add(place, $"'{descriptor.Name}' must be a list, not a {value.ValueKind}.");
            return cases;
        }

        foreach (var item in value.EnumerateArray())
        {
            var label = Json.Text(item, "label") ?? "";
            var condition = Json.Property(item, "condition") is { } expression
                ? expressions.CompileExpression(expression, typeof(bool), errors, scripts, $"{place}, case '{label}'")
                : null;
            var child = Json.Property(item, "activity") is { } nested ? compileChild(nested, $"{place}, case '{label}'") : null;
            cases.Add(new Activities.SwitchCase { Label = label, Condition = condition as Input<bool>, Activity = child?.Activity });
        }

        return cases;
    }

    private static Output BindOutput(Activity activity, OutputDescriptor descriptor, JsonElement element)
    {
        var output = descriptor.Require(activity);
        output.Name = descriptor.Name;
        output.Owner = activity;
        if (Json.Property(element, Words.CamelCase(descriptor.Name)) is { } given
            && Json.Property(given, "memoryReference") is { } reference)
        {
            output.TargetId = Json.Text(reference, "id");
        }

        return output;
    }
}
